//! Where a JSON value ends, without building it.

/// How deep a record may be nested.
const MAX_DEPTH: u32 = 128;

/// Follows a value over as many calls as it takes; needs no memory, however deep the value is.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    at: usize,
    depth: u32,
    /// One bit for each level that is open: 1 for an object.
    open: u128,
    in_string: bool,
    escaped: bool,
    started: bool,
    /// Brackets that close another kind, or too many of them.
    pub(super) unsound: bool,
}

impl Brackets {
    /// The length of the value, once its end is among the bytes, which start where it does. A scalar that may go on
    /// beyond the bytes ends there only when nothing follows.
    pub(super) fn end(&mut self, bytes: &[u8], ended: bool) -> Option<usize> {
        while let Some(byte) = bytes.get(self.at) {
            let outside = self.depth == 0 && self.started && !self.in_string;
            if outside && matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r') {
                return Some(self.at);
            }
            self.at += 1;
            self.started = true;
            if self.take(*byte) {
                return Some(self.at);
            }
        }
        (ended && self.depth == 0 && !self.in_string).then_some(self.at)
    }

    /// Forgets the bytes seen, of a value that is not kept; the number of them.
    pub(super) fn forget_seen(&mut self) -> usize {
        std::mem::take(&mut self.at)
    }

    /// Whether the byte ends the value.
    fn take(&mut self, byte: u8) -> bool {
        if self.in_string {
            self.take_in_string(byte);
            return !self.in_string && self.depth == 0;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.enter(byte == b'{'),
            b'}' | b']' => return self.leave(byte == b'}'),
            _ => {}
        }
        false
    }

    fn take_in_string(&mut self, byte: u8) {
        if self.escaped {
            self.escaped = false;
        } else if byte == b'\\' {
            self.escaped = true;
        } else {
            self.in_string = byte != b'"';
        }
    }

    fn enter(&mut self, object: bool) {
        self.depth += 1;
        self.open = (self.open << 1) | u128::from(object);
        self.unsound |= self.depth > MAX_DEPTH;
    }

    fn leave(&mut self, object: bool) -> bool {
        self.unsound |= (self.open & 1 == 1) != object;
        self.open >>= 1;
        self.depth = self.depth.saturating_sub(1);
        self.depth == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>, unsound: bool) {
        let mut brackets = Brackets::default();
        let found = brackets.end(text.as_bytes(), true).map(|length| &text[..length]);
        assert_eq!((found, brackets.unsound), (expected, unsound), "{text}");
        let mut slowly = Brackets::default();
        let ends = |length| slowly.end(&text.as_bytes()[..length], length == text.len());
        assert_eq!((0..=text.len()).find_map(ends).map(|length| &text[..length]), expected, "{text} byte by byte");
    }

    #[test]
    fn a_value_ends_with_its_bracket() {
        check("{\"a\":[1,{}]},2", Some("{\"a\":[1,{}]}"), false);
        check("{\"}\\\"}\":1} ", Some("{\"}\\\"}\":1}"), false);
        check("12.50,", Some("12.50"), false);
        check("\"a,b\",", Some("\"a,b\""), false);
        check("true", Some("true"), false);
    }

    #[test]
    fn what_is_cut_off_has_no_end() {
        check("{\"a\":1", None, false);
        check("\"a", None, false);
    }

    #[test]
    fn brackets_of_another_kind_are_unsound() {
        check("{\"a\":[1}]", Some("{\"a\":[1}]"), true);
        let deep = format!("{}{}", "[".repeat(129), "]".repeat(129));
        check(&deep, Some(&deep), true);
        check(&deep[1..258], Some(&deep[1..257]), false);
    }
}
