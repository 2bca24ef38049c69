//! The published schema, read by as much of JSON Schema as it uses: a keyword that is not known here is a failure.

use serde_json::{Map, Value, from_str};

const SCHEMA: &str = include_str!("../../../../../docs/rules.schema.json");

/// Why the schema refuses a document, or nothing where it does not.
pub(super) fn refused_by_schema(document: &Value) -> Option<String> {
    let root: Value = from_str(SCHEMA).unwrap();
    Schema { root: &root }.check(&root, document, "").err()
}

struct Schema<'s> {
    root: &'s Value,
}

type Checked = Result<(), String>;

impl Schema<'_> {
    fn check(&self, schema: &Value, value: &Value, place: &str) -> Checked {
        let schema = schema.as_object().unwrap();
        schema.iter().try_for_each(|(keyword, wanted)| {
            self.keyword(schema, keyword, wanted, value, place).map_err(|why| match why.is_empty() {
                true => format!("{place}: {keyword} {wanted}"),
                false => why,
            })
        })
    }

    fn keyword(
        &self,
        schema: &Map<String, Value>,
        keyword: &str,
        wanted: &Value,
        value: &Value,
        place: &str,
    ) -> Checked {
        match keyword {
            "$schema" | "$id" | "$defs" | "title" | "description" | "default" | "format" => Ok(()),
            "$ref" => {
                let path = wanted.as_str().unwrap().strip_prefix('#').unwrap();
                self.check(self.root.pointer(path).unwrap(), value, place)
            }
            "type" => holds(match wanted {
                Value::String(kind) => is_of(value, kind),
                kinds => kinds.as_array().unwrap().iter().any(|kind| is_of(value, kind.as_str().unwrap())),
            }),
            "const" => holds(value == wanted),
            "enum" => holds(wanted.as_array().unwrap().contains(value)),
            "anyOf" => holds(self.fitting(wanted, value, place) > 0),
            "oneOf" => holds(self.fitting(wanted, value, place) == 1),
            "pattern" => holds(value.as_str().is_none_or(|text| fits(wanted.as_str().unwrap(), text))),
            "minimum" => holds(value.as_f64().is_none_or(|number| number >= wanted.as_f64().unwrap())),
            "maximum" => holds(value.as_f64().is_none_or(|number| number <= wanted.as_f64().unwrap())),
            "items" => self.items(wanted, value, place),
            "minItems" => holds(value.as_array().is_none_or(|items| items.len() as u64 >= wanted.as_u64().unwrap())),
            "maxItems" => holds(value.as_array().is_none_or(|items| items.len() as u64 <= wanted.as_u64().unwrap())),
            _ => self.object_keyword(schema, keyword, wanted, value, place),
        }
    }

    fn object_keyword(
        &self,
        schema: &Map<String, Value>,
        keyword: &str,
        wanted: &Value,
        value: &Value,
        place: &str,
    ) -> Checked {
        let Value::Object(members) = value else { return Ok(()) };
        let count = members.len() as u64;
        match keyword {
            "minProperties" => holds(count >= wanted.as_u64().unwrap()),
            "maxProperties" => holds(count <= wanted.as_u64().unwrap()),
            "required" => {
                holds(wanted.as_array().unwrap().iter().all(|name| members.contains_key(name.as_str().unwrap())))
            }
            "properties" => members.iter().try_for_each(|(name, member)| match wanted.get(name) {
                Some(schema) => self.check(schema, member, &format!("{place}/{name}")),
                None => Ok(()),
            }),
            "additionalProperties" => {
                assert_eq!(wanted, &Value::Bool(false));
                let known = schema["properties"].as_object().unwrap();
                holds(members.keys().all(|name| known.contains_key(name)))
            }
            _ => panic!("the schema holds `{keyword}`, which its test does not know"),
        }
    }

    fn items(&self, wanted: &Value, value: &Value, place: &str) -> Checked {
        let Value::Array(items) = value else { return Ok(()) };
        items.iter().enumerate().try_for_each(|(at, item)| self.check(wanted, item, &format!("{place}/{at}")))
    }

    fn fitting(&self, schemas: &Value, value: &Value, place: &str) -> usize {
        let schemas = schemas.as_array().unwrap().iter();
        schemas.filter(|schema| self.check(schema, value, place).is_ok()).count()
    }
}

fn holds(is: bool) -> Checked {
    if is { Ok(()) } else { Err(String::new()) }
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        _ => panic!("the schema wants `{kind}`, which its test does not know"),
    }
}

/// The three patterns of the schema, read by hand.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern {
        "^[a-z0-9-]{1,64}$" => {
            let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
            (1..=64).contains(&text.chars().count()) && text.chars().all(plain)
        }
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => is_shaped(text, "0000-00-00"),
        r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$" => {
            let Some((seconds, rest)) = text.split_at_checked(19) else { return false };
            let digits = rest.trim_start_matches('.').chars().take_while(char::is_ascii_digit).count();
            let zone = rest.strip_prefix('.').map_or(rest, |rest| &rest[digits..]);
            let sound = rest.starts_with('.') == (digits > 0);
            let away = zone.strip_prefix(['+', '-']).is_some_and(|away| is_shaped(away, "00:00"));
            is_shaped(seconds, "0000-00-00T00:00:00") && sound && (zone == "Z" || away)
        }
        _ => panic!("the schema holds the pattern `{pattern}`, which its test does not know"),
    }
}

/// Digits where the form has zeros, else the same signs.
fn is_shaped(text: &str, form: &str) -> bool {
    let fits = |(sign, wanted): (char, char)| if wanted == '0' { sign.is_ascii_digit() } else { sign == wanted };
    text.chars().count() == form.len() && text.chars().zip(form.chars()).all(fits)
}

#[test]
fn the_schema_refuses_what_the_reader_refuses_by_form() {
    let refused = |json: &str| refused_by_schema(&from_str(json).unwrap()).is_some();
    assert!(!refused(r#"{ "version": 1, "rules": [] }"#));
    assert!(refused(r#"{ "version": 2, "rules": [] }"#));
    assert!(refused(r#"{ "rules": [] }"#));
    assert!(refused(r#"{ "version": 1, "rules": [], "colour": 1 }"#));
    assert!(refused(r#"{ "version": 1, "rules": [{ "id": "A", "name": "", "type": "" }] }"#));
    assert!(refused(r#"{ "version": 1, "rules": [{ "id": "a", "name": "", "type": "", "when": {} }] }"#));
}
