//! The first pass: whether a file is JSON at all, which parts it has, and how many entries each of them.

use super::place::{Faults, Place};
use serde::de::{DeserializeSeed, Deserializer as _, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Error};
use std::fmt;

/// A part and the most entries it may have.
const PARTS: [(&str, usize); 4] =
    [("rules", super::MAX_RULES), ("blocks", super::MAX_BLOCKS), ("placements", 1_000), ("strategies", 1_000)];

/// Nothing is known yet of what stands in the parts; their order is that of [`PARTS`].
#[derive(Debug, Default)]
pub(super) struct Outline<'t> {
    pub(super) version: Option<&'t RawValue>,
    parts: [Option<Vec<&'t RawValue>>; PARTS.len()],
}

impl<'t> Outline<'t> {
    /// One pass over the file, which ends at the first entry too many.
    pub(super) fn read(json: &'t str, faults: &mut Faults) -> Option<Self> {
        let mut reader = Deserializer::from_str(json);
        let outline = reader.deserialize_any(TopLevel { faults }).and_then(|outline| reader.end().map(|()| outline));
        match outline {
            Ok(outline) => Some(outline),
            Err(error) => {
                explain(&error, faults);
                None
            }
        }
    }

    /// `None` where the file leaves the part out.
    pub(super) fn part(&self, name: &str) -> Option<&[&'t RawValue]> {
        let at = PARTS.iter().position(|(part, _)| *part == name)?;
        self.parts[at].as_deref()
    }
}

/// What broke off the reading: broken JSON, or a fault that was told before.
fn explain(error: &Error, faults: &mut Faults) {
    if !error.is_data() {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let what = text.split(" at line ").next().unwrap_or_default();
        faults.push(&Place::ROOT, "bad_json", format!("this is not JSON: line {line}, column {column}: {what}"));
    } else if faults.is_empty() {
        faults.push(&Place::ROOT, "wrong_type", "a document of rules is an object with `version` and `rules`");
    }
}

struct TopLevel<'f> {
    faults: &'f mut Faults,
}

impl<'t> Visitor<'t> for TopLevel<'_> {
    type Value = Outline<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Outline<'t>, A::Error> {
        let mut outline = Outline::default();
        while let Some(name) = map.next_key::<String>()? {
            let place = Place::ROOT.name(&name);
            if name == "version" {
                let version: &RawValue = map.next_value()?;
                repeated(outline.version.replace(version).is_some(), &place, self.faults);
            } else if let Some(at) = PARTS.iter().position(|(part, _)| *part == name) {
                let items = map.next_value_seed(Items { most: PARTS[at].1, place: &place, faults: self.faults })?;
                repeated(outline.parts[at].replace(items).is_some(), &place, self.faults);
            } else {
                map.next_value::<IgnoredAny>()?;
                let message = format!("a document of rules has no field {}", crate::problem::quoted(&name));
                self.faults.push(&place, "unknown_field", message);
            }
            if self.faults.is_full() {
                return Err(A::Error::custom("enough"));
            }
        }
        Ok(outline)
    }
}

fn repeated(is: bool, place: &Place<'_>, faults: &mut Faults) {
    if is {
        faults.push(place, "repeated_field", "this field stands here twice");
    }
}

struct Items<'f> {
    most: usize,
    place: &'f Place<'f>,
    faults: &'f mut Faults,
}

impl<'t> DeserializeSeed<'t> for Items<'_> {
    type Value = Vec<&'t RawValue>;

    fn deserialize<D: serde::Deserializer<'t>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl Items<'_> {
    fn not_a_list<'t>(self) -> Vec<&'t RawValue> {
        self.faults.push(self.place, "wrong_type", "this is a list");
        Vec::new()
    }
}

impl<'t> Visitor<'t> for Items<'_> {
    type Value = Vec<&'t RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            if items.len() == self.most {
                self.faults.push(self.place, "too_many", format!("there may be at most {} here", self.most));
                return Err(A::Error::custom("too many"));
            }
            items.push(item);
        }
        Ok(items)
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self.not_a_list())
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(self.not_a_list())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(self.not_a_list())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(self.not_a_list())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(self.not_a_list())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(self.not_a_list())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(self.not_a_list())
    }
}
