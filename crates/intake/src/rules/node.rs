//! JSON as it was written: numbers keep their spelling, objects their order and every repeated field.
//!
//! Reads only text that was found to be JSON before, in one pass whatever the depth.

use serde_json::from_str;
use std::borrow::Cow;
use tandem_model::MAX_DEPTH;

/// Levels that are kept: a condition takes two, an object and a list, and its leaf a few more.
const LEVELS: usize = 2 * MAX_DEPTH + 20;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'t> {
    Null,
    Flag(bool),
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Object(Vec<(Cow<'t, str>, Node<'t>)>),
    /// A text whose escapes mean no letter.
    BadText,
    /// Lies deeper than is kept.
    Deep,
}

impl<'t> Node<'t> {
    pub(super) fn read(json: &'t str) -> Self {
        Reader { json, at: 0 }.node(0)
    }

    /// What it is, in words.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Flag(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) | Self::BadText => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Deep => "something nested too deep",
        }
    }
}

struct Reader<'t> {
    json: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn node(&mut self, level: usize) -> Node<'t> {
        match self.next_sign() {
            b'{' | b'[' if level == LEVELS => self.skip(),
            b'{' => self.object(level),
            b'[' => self.list(level),
            b'"' => {
                let (raw, escaped) = self.quoted();
                text(raw, escaped).map_or(Node::BadText, Node::Text)
            }
            _ => match self.word() {
                "null" => Node::Null,
                "true" => Node::Flag(true),
                "false" => Node::Flag(false),
                number => Node::Number(number),
            },
        }
    }

    fn object(&mut self, level: usize) -> Node<'t> {
        let mut members = Vec::new();
        self.at += 1;
        while self.next_sign() == b'"' {
            let (raw, escaped) = self.quoted();
            let name = text(raw, escaped).unwrap_or(Cow::Borrowed(raw));
            self.pass(b':');
            members.push((name, self.node(level + 1)));
            self.pass(b',');
        }
        self.pass(b'}');
        Node::Object(members)
    }

    fn list(&mut self, level: usize) -> Node<'t> {
        let mut items = Vec::new();
        self.at += 1;
        while !matches!(self.next_sign(), b']' | 0) {
            items.push(self.node(level + 1));
            self.pass(b',');
        }
        self.pass(b']');
        Node::List(items)
    }

    /// The text between quotes, which are passed over, and whether it holds escapes.
    fn quoted(&mut self) -> (&'t str, bool) {
        let bytes = self.json.as_bytes();
        let (start, mut end, mut escaped) = (self.at + 1, self.at + 1, false);
        while bytes.get(end).is_some_and(|&byte| byte != b'"') {
            let escape = bytes[end] == b'\\';
            escaped |= escape;
            end += if escape { 2 } else { 1 };
        }
        self.at = end + 1;
        (self.json.get(start..end).unwrap_or_default(), escaped)
    }

    fn word(&mut self) -> &'t str {
        let rest = &self.json[self.at..];
        let end = rest.find([',', ']', '}', ' ', '\n', '\r', '\t']).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Passes over an object or list without going down into it.
    fn skip(&mut self) -> Node<'t> {
        let mut open = 0_usize;
        loop {
            match self.next_sign() {
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                b'"' => {
                    self.quoted();
                    continue;
                }
                0 => return Node::Deep,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Node::Deep;
            }
        }
    }

    fn pass(&mut self, sign: u8) {
        if self.next_sign() == sign {
            self.at += 1;
        }
    }

    /// The next byte that is not blank; 0 at the end.
    fn next_sign(&mut self) -> u8 {
        let bytes = self.json.as_bytes();
        while bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        bytes.get(self.at).copied().unwrap_or_default()
    }
}

fn text(raw: &str, escaped: bool) -> Option<Cow<'_, str>> {
    match escaped {
        false => Some(Cow::Borrowed(raw)),
        true => from_str::<String>(&format!("\"{raw}\"")).ok().map(Cow::Owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_order_and_repeats_are_kept() {
        let Node::Object(members) = Node::read(r#" { "b" : 1e400, "a":[ ], "b": "\u00e9\"" } "#) else { panic!() };
        let names: Vec<&str> = members.iter().map(|(name, _)| name.as_ref()).collect();
        assert_eq!(names, ["b", "a", "b"]);
        assert_eq!(members[0].1, Node::Number("1e400"));
        assert_eq!(members[1].1, Node::List(Vec::new()));
        assert_eq!(members[2].1, Node::Text("é\"".into()));
    }

    #[test]
    fn half_a_letter_is_no_text() {
        assert_eq!(Node::read(r#""\ud800""#), Node::BadText);
        assert_eq!(Node::read(r#""\ud83d\ude00""#), Node::Text("😀".into()));
    }

    #[test]
    fn what_lies_too_deep_is_passed_over_without_a_deep_stack() {
        let json = format!("[{}1, \"]\"{}, 2]", "[".repeat(100_000), "]".repeat(100_000));
        let mut node = &Node::read(&json);
        let Node::List(items) = node else { panic!() };
        assert_eq!(items[1], Node::Number("2"));
        let mut levels = 0;
        while let Node::List(items) = node {
            node = &items[0];
            levels += 1;
        }
        assert_eq!((node, levels), (&Node::Deep, LEVELS));
    }
}
