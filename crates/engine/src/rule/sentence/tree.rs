//! Condition trees in words. What is denied is denied at its leaves, so that nothing is denied twice.

use super::speaker::{Speaker, subject};
use tandem_model::{Condition, Leaf, Op};

/// What a condition comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    Always,
    Never,
    Words(Words),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub text: String,
    glue: Glue,
}

/// What holds a text together, so that it can stand in another without being misread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glue {
    One,
    And,
    Or,
}

/// How leaves are told: `the product is in Bikes`, or as properties: `in Bikes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Clause,
    Property,
}

pub(super) fn said(speaker: Speaker<'_>, condition: &Condition, form: Form) -> Said {
    Writer { speaker, form, subject: None }.said(condition, false)
}

struct Writer<'a> {
    speaker: Speaker<'a>,
    form: Form,
    /// Named last: not named again before it changes.
    subject: Option<&'static str>,
}

impl Writer<'_> {
    fn said(&mut self, condition: &Condition, denied: bool) -> Said {
        match (condition, denied) {
            (Condition::Leaf(leaf), denied) => Said::Words(self.leaf(leaf, denied)),
            (Condition::All(parts), false) => self.group(parts, false, Glue::And),
            (Condition::All(parts), true) => self.group(parts, true, Glue::Or),
            (Condition::Any(parts), false) => self.group(parts, false, Glue::Or),
            (Condition::Any(parts), true) => self.group(parts, true, Glue::And),
            (Condition::None(parts), false) => self.group(parts, true, Glue::And),
            (Condition::None(parts), true) => self.group(parts, false, Glue::Or),
        }
    }

    fn leaf(&mut self, leaf: &Leaf, denied: bool) -> Words {
        let phrase = self.speaker.phrase(leaf);
        let of_two = denied && matches!(leaf.op, Op::NoneOf | Op::DifferentFromTrigger);
        let glue = if of_two { Glue::Or } else { Glue::One };
        if self.form == Form::Property {
            return Words { text: if denied { phrase.that_not } else { phrase.that }, glue };
        }
        let verb = if denied { phrase.does_not } else { phrase.does };
        let subject = subject(&leaf.field);
        if self.subject.replace(subject) == Some(subject) {
            Words { text: verb, glue }
        } else {
            Words { text: format!("{subject} {verb}"), glue }
        }
    }

    fn group(&mut self, parts: &[Condition], denied: bool, glue: Glue) -> Said {
        let (idle, ruling) = if glue == Glue::And { (Said::Always, Said::Never) } else { (Said::Never, Said::Always) };
        let mut texts = Vec::new();
        for part in parts {
            match self.said(part, denied) {
                Said::Words(words) => texts.push(words),
                said if said == ruling => return ruling,
                _ => {}
            }
        }
        match texts.len() {
            0 => idle,
            1 => Said::Words(texts.remove(0)),
            _ => Said::Words(Words { text: self.joined(&texts, glue), glue }),
        }
    }

    fn joined(&self, texts: &[Words], glue: Glue) -> String {
        let mut out = String::new();
        for (at, words) in texts.iter().enumerate() {
            let last = at + 1 == texts.len();
            let text = match (words.glue, glue) {
                (Glue::Or, Glue::And) if last && self.form == Form::Clause => format!("either {}", words.text),
                (Glue::Or, Glue::And) | (Glue::And, Glue::Or) => format!("({})", words.text),
                _ => words.text.clone(),
            };
            if at > 0 {
                out.push_str(self.between(glue, &text));
            }
            out.push_str(&text);
        }
        out
    }

    fn between(&self, glue: Glue, next: &str) -> &'static str {
        const FOLLOWING: [&str; 6] = ["in ", "of ", "with ", "without ", "tagged ", "costing "];
        match glue {
            Glue::Or => " or ",
            _ if self.form == Form::Property && FOLLOWING.iter().any(|start| next.starts_with(start)) => " ",
            _ => " and ",
        }
    }
}
