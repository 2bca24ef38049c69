//! Where in a JSON file its records stand.

use super::bracket::Brackets;

/// Members that hold the records of a file, or lead to them.
const HOLDERS: [&str; 12] = [
    "items", "orders", "data", "results", "records", "products", "rows", "value", "list", "entries", "receipts",
    "result",
];
/// Members by which a record is told from a page of records.
const IDENTIFIERS: [&str; 8] =
    ["id", "entity_id", "increment_id", "order_id", "order_number", "number", "sku", "receipt_id"];
const MAX_STEPS: usize = 3;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// Values one after the other; an array stands for its elements.
    Values,
    /// One value a line.
    Lines,
    /// Objects that hold the records in an array: the names of the members that lead there.
    Pages(Vec<String>),
}

impl Shape {
    /// Tells from the first bytes of a file. `ended` says that they are all of it.
    pub(super) fn of(bytes: &[u8], ended: bool) -> Self {
        if bytes.first() != Some(&b'{') {
            return Self::Values;
        }
        if let Some(path) = holder(bytes) {
            return Self::Pages(path);
        }
        if is_line(bytes, ended) { Self::Lines } else { Self::Values }
    }
}

/// Whether the first value has a line for itself; where it is cut off, whether another starts on the next.
fn is_line(bytes: &[u8], ended: bool) -> bool {
    let line = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len());
    let next = bytes[line..].iter().find(|byte| !byte.is_ascii_whitespace());
    match Brackets::default().end(bytes, ended) {
        Some(end) => end <= line && bytes[end..line].iter().all(u8::is_ascii_whitespace),
        None => next == Some(&b'{'),
    }
}

/// Names of the members that lead to an array of objects.
fn holder(bytes: &[u8]) -> Option<Vec<String>> {
    let mut path = Vec::new();
    let mut rest = bytes;
    'step: while path.len() < MAX_STEPS {
        for (name, value) in Members(rest.get(1..)?) {
            if IDENTIFIERS.contains(&name.as_str()) {
                return None;
            }
            if !HOLDERS.contains(&name.as_str()) {
                continue;
            }
            match value.first()? {
                b'[' if first_sign(&value[1..]).is_none_or(|sign| matches!(sign, b'{' | b']')) => {
                    path.push(name);
                    return Some(path);
                }
                b'{' => {
                    path.push(name);
                    rest = value;
                    continue 'step;
                }
                _ => {}
            }
        }
        return None;
    }
    None
}

fn first_sign(bytes: &[u8]) -> Option<u8> {
    bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace())
}

/// Names of an object's members and the bytes from their values on, as far as the bytes go.
struct Members<'a>(&'a [u8]);

impl<'a> Iterator for Members<'a> {
    type Item = (String, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.0.trim_ascii_start();
        let rest = rest.strip_prefix(b",").unwrap_or(rest).trim_ascii_start();
        if rest.first() != Some(&b'"') {
            return None;
        }
        let length = Brackets::default().end(rest, false)?;
        let name = serde_json::from_slice(&rest[..length]).ok()?;
        let value = rest[length..].trim_ascii_start().strip_prefix(b":")?.trim_ascii_start();
        self.0 = Brackets::default().end(value, false).map_or(&[][..], |length| &value[length..]);
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Shape) {
        assert_eq!(Shape::of(text.as_bytes(), true), expected, "{text}");
    }

    fn pages(path: &[&str]) -> Shape {
        Shape::Pages(path.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn pages_are_told_from_records() {
        check(r#"{"total": 2, "items": [{"id": 1}]}"#, pages(&["items"]));
        check(r#"{"items": [{"id": 1"#, pages(&["items"]));
        check(r#"{"data": {"count": 1, "orders": []}}"#, pages(&["data", "orders"]));
        check(r#"{"id": 1, "items": [{"sku": "A"}]}"#, Shape::Lines);
        check(r#"{"value": "x", "items": ["A"]}"#, Shape::Lines);
    }

    #[test]
    fn lines_are_told_from_values_of_many_lines() {
        check("{\"a\":1}\n{\"a\":2}\n", Shape::Lines);
        check("{\"a\":1\n{\"a\":2}\n", Shape::Lines);
        check("{\n\"a\":1}\n{\"a\":2}\n", Shape::Values);
        check("{\"a\":1}{\"a\":2}\n", Shape::Values);
        check("[{\"a\":1}]", Shape::Values);
    }
}
