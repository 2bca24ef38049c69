//! A JSON object as cells: members by their dotted path, and the objects of one array apart.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Members beyond these are taken as text, without a look inside.
const MAX_PATH: usize = 500;
const MAX_MEMBERS: usize = 10_000;

/// Path and text of each member.
pub(super) type Members = Vec<(String, String)>;

/// An object, with the objects of the array that is laid out in rows.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Flat {
    pub(super) members: Members,
    pub(super) items: Vec<Members>,
    /// Paths of the arrays that hold objects only, with how many.
    pub(super) arrays: Vec<(String, usize)>,
}

impl Flat {
    /// Nothing where the text is no object, or holds too many members.
    pub(super) fn read(text: &str, laid_out: Option<&str>) -> Option<Self> {
        let mut flat = Self::default();
        let mut items = None;
        flat.add(text, "", laid_out, &mut items)?;
        for item in items.unwrap_or_default() {
            let mut inner = Self::default();
            inner.add(item.get(), laid_out.unwrap_or_default(), None, &mut None)?;
            flat.items.push(inner.members);
        }
        Some(flat)
    }

    fn add<'a>(
        &mut self,
        text: &'a str,
        prefix: &str,
        laid_out: Option<&str>,
        items: &mut Option<Vec<&'a RawValue>>,
    ) -> Option<()> {
        for (name, value) in serde_json::from_str::<Object>(text).ok()?.0 {
            let path = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
            let short = path.len() <= MAX_PATH;
            let objects = if short { objects(value) } else { None };
            if short && value.get().starts_with('{') {
                self.add(value.get(), &path, laid_out, items)?;
            } else if let Some(found) = objects {
                if laid_out == Some(path.as_str()) {
                    *items = Some(found);
                } else {
                    self.arrays.push((path.clone(), found.len()));
                    self.members.push((path, value.get().to_owned()));
                }
            } else {
                self.members.push((path, scalar(value.get()).into_owned()));
            }
            if self.members.len() > MAX_MEMBERS {
                return None;
            }
        }
        Some(())
    }
}

/// The elements of an array that holds objects and nothing else.
fn objects(value: &RawValue) -> Option<Vec<&RawValue>> {
    let inner = value.get().strip_prefix('[')?.trim_start();
    if !inner.starts_with('{') {
        return None;
    }
    let elements: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
    elements.iter().all(|element| element.get().starts_with('{')).then_some(elements)
}

/// A number as it was written, a string without its quotes, nothing for null.
fn scalar(text: &str) -> Cow<'_, str> {
    match text.as_bytes().first() {
        Some(b'"') => serde_json::from_str::<String>(text).map_or(Cow::Borrowed(text), Cow::Owned),
        _ if text == "null" => Cow::Borrowed(""),
        _ => Cow::Borrowed(text),
    }
}

struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
            members.push((name, value));
        }
        Ok(Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(expected: &[(&str, &str)]) -> Members {
        expected.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn members_go_by_their_path_and_numbers_keep_their_text() {
        let flat = Flat::read(r#"{"id":12345678901234567890,"to":{"name":"Aé\n","x":null},"n":1.50,"t":[1,2]}"#, None);
        let expected =
            [("id", "12345678901234567890"), ("to.name", "Aé\n"), ("to.x", ""), ("n", "1.50"), ("t", "[1,2]")];
        assert_eq!(flat.unwrap().members, pairs(&expected));
    }

    #[test]
    fn one_array_of_objects_is_laid_out() {
        let text = r#"{"id":1,"lines":[{"sku":"A","tax":[{"rate":7}]},{"sku":"B"}],"fees":[{"x":1}]}"#;
        let flat = Flat::read(text, Some("lines")).unwrap();
        assert_eq!(flat.members, pairs(&[("id", "1"), ("fees", "[{\"x\":1}]")]));
        assert_eq!(flat.items[0], pairs(&[("lines.sku", "A"), ("lines.tax", "[{\"rate\":7}]")]));
        assert_eq!(flat.items[1], pairs(&[("lines.sku", "B")]));
        assert_eq!(flat.arrays, [("fees".to_owned(), 1)]);
    }

    #[test]
    fn what_is_no_object_is_nothing() {
        assert_eq!(Flat::read("[1]", None), None);
        assert_eq!(Flat::read("{\"a\":}", None), None);
    }
}
