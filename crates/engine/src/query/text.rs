//! Finding words in names without regard to case. Owns what "the same letter" means; keeps no copy of any name.

/// One word of a search, in Unicode lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    lower: String,
}

/// Where a needle was found, the better place first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Whole,
    Start,
    WordStart,
    Inside,
}

impl Needle {
    pub fn new(text: &str) -> Self {
        Self { lower: text.to_lowercase() }
    }

    /// The words of a search text, each once.
    pub fn words(text: &str) -> Vec<Self> {
        let mut needles: Vec<Self> = Vec::new();
        for word in text.split_whitespace() {
            let needle = Self::new(word);
            if !needles.contains(&needle) {
                needles.push(needle);
            }
        }
        needles
    }

    pub fn is_empty(&self) -> bool {
        self.lower.is_empty()
    }

    /// Cost: one pass over `text`, without allocating where both are ASCII.
    pub fn is_in(&self, text: &str) -> bool {
        if text.is_ascii() {
            return find_ascii(text.as_bytes(), self.lower.as_bytes(), 0).is_some();
        }
        text.to_lowercase().contains(&self.lower)
    }

    /// The best place of the needle in `text`. An empty needle is nowhere.
    pub fn place_in(&self, text: &str) -> Option<Place> {
        if self.lower.is_empty() {
            return None;
        }
        if text.is_ascii() {
            return best_place(text, &self.lower);
        }
        best_place(&text.to_lowercase(), &self.lower)
    }
}

fn best_place(text: &str, lower: &str) -> Option<Place> {
    let (bytes, needle) = (text.as_bytes(), lower.as_bytes());
    let mut at = find_ascii(bytes, needle, 0)?;
    if at == 0 {
        return Some(if bytes.len() == needle.len() { Place::Whole } else { Place::Start });
    }
    loop {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|letter| !letter.is_alphanumeric()) {
            return Some(Place::WordStart);
        }
        match find_ascii(bytes, needle, at + 1) {
            Some(next) => at = next,
            None => return Some(Place::Inside),
        }
    }
}

/// The first place at or after `from` where `needle`, which is in lower case, stands in `text` in any ASCII case.
fn find_ascii(text: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let Some((&lower, rest)) = needle.split_first() else {
        return Some(from);
    };
    let upper = lower.to_ascii_uppercase();
    let starts = text.get(from..(text.len() + 1).saturating_sub(needle.len()))?;
    let mut at = 0;
    while let Some(skip) = starts[at..].iter().position(|&byte| byte == lower || byte == upper) {
        at += skip + 1;
        if text[from + at..][..rest.len()].eq_ignore_ascii_case(rest) {
            return Some(from + at - 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(needle: &str, text: &str, place: Option<Place>) {
        assert_eq!(Needle::new(needle).place_in(text), place, "{needle} in {text}");
        assert_eq!(Needle::new(needle).is_in(text), place.is_some(), "{needle} in {text}");
    }

    #[test]
    fn case_does_not_matter() {
        check("ROAD", "Road-150 Red", Some(Place::Start));
        check("straße", "Straße", Some(Place::Whole));
        check("ÉCHARPE", "Bleu écharpe", Some(Place::WordStart));
    }

    #[test]
    fn a_later_word_start_is_better_than_an_earlier_middle() {
        check("ad", "Road ad", Some(Place::WordStart));
        check("oad", "Road", Some(Place::Inside));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        check("tyre", "Tire Tube", None);
        check("é", "e", None);
        check("longer than the text", "short", None);
    }

    #[test]
    fn words_are_split_at_blanks_and_kept_once() {
        assert_eq!(Needle::words("  Road  red ROAD "), [Needle::new("road"), Needle::new("red")]);
    }

    proptest! {
        #[test]
        fn finding_equals_searching_the_lower_cased_text(text in ".{0,24}", needle in ".{1,4}") {
            let expected = text.to_lowercase().contains(&needle.to_lowercase());
            prop_assert_eq!(Needle::new(&needle).is_in(&text), expected);
        }
    }
}
