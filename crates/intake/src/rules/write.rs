//! Documents as they are exported: everything is said, one field a line, and a value breaks over lines only where one
//! is too narrow for it. The same document gives the same bytes.

use super::node::Node;
use super::{MAX_BYTES, MAX_ENTRY};
use serde::Serialize;
use serde_json::to_string;
use tandem_model::RulesDocument;

/// Signs of a line that a value still fits on: one leaf does.
const WIDTH: usize = 160;
/// However far in a line begins.
const LEAST: usize = 30;
const STEP: usize = 2;

/// What [`super::read_rules`] reads back as the same document. Where the lines would make more of it than is read, an
/// entry is one line.
pub fn write_rules(document: &RulesDocument) -> String {
    let spacious = write(document, MAX_ENTRY);
    if spacious.len() <= MAX_BYTES { spacious } else { write(document, 0) }
}

/// Entries that take more than `most` bytes are one line.
fn write(document: &RulesDocument, most: usize) -> String {
    let mut out = format!("{{\n  \"version\": {}", document.version);
    part(&mut out, "rules", &document.rules, most);
    part(&mut out, "blocks", &document.blocks, most);
    part(&mut out, "placements", &document.placements, most);
    part(&mut out, "strategies", &document.strategies, most);
    out.push_str("\n}\n");
    out
}

fn part<T: Serialize>(out: &mut String, name: &str, entries: &[T], most: usize) {
    out.push_str(&format!(",\n  \"{name}\": ["));
    for (at, entry) in entries.iter().enumerate() {
        out.push_str(if at == 0 { "\n    " } else { ",\n    " });
        let json = to_string(entry).expect("nouns of the model have texts as keys and finite numbers");
        let start = out.len();
        if most > 0 {
            put(out, &Node::read(&json), 2 * STEP, 0);
        }
        if out.len() - start > most || most == 0 {
            out.truncate(start);
            out.push_str(&json);
        }
    }
    out.push_str(if entries.is_empty() { "]" } else { "\n  ]" });
}

/// `indent` is where the line begins; `before` is what already stands on it.
fn put(out: &mut String, node: &Node<'_>, indent: usize, before: usize) {
    let start = out.len();
    let room = WIDTH.saturating_sub(indent + before).max(LEAST);
    if flat(out, node, start + room) {
        return;
    }
    out.truncate(start);
    let inner = indent + STEP;
    match node {
        Node::List(items) => {
            let each = items.iter().map(|item| (None, item));
            lines(out, ["[", "]"], each, indent, inner);
        }
        Node::Object(members) => {
            let each = members.iter().map(|(name, value)| (Some(name.as_ref()), value));
            lines(out, ["{", "}"], each, indent, inner);
        }
        _ => {
            flat(out, node, usize::MAX);
        }
    }
}

fn lines<'n, 't: 'n>(
    out: &mut String,
    [open, close]: [&str; 2],
    each: impl Iterator<Item = (Option<&'n str>, &'n Node<'t>)>,
    indent: usize,
    inner: usize,
) {
    out.push_str(open);
    for (at, (name, node)) in each.enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.extend(std::iter::repeat_n(' ', inner));
        let start = out.len();
        if let Some(name) = name {
            put_name(out, name);
        }
        let before = out.len() - start;
        put(out, node, inner, before);
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(close);
}

/// Writes on one line, and says whether the text stayed below `end`; gives up where it does not.
fn flat(out: &mut String, node: &Node<'_>, end: usize) -> bool {
    match node {
        Node::Null | Node::BadText | Node::Deep => out.push_str("null"),
        Node::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Node::Number(number) => out.push_str(number),
        Node::Text(text) => put_text(out, text),
        Node::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                if !flat(out, item, end) {
                    return false;
                }
            }
            out.push(']');
        }
        Node::Object(members) => {
            out.push_str("{ ");
            for (at, (name, value)) in members.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                put_name(out, name);
                if !flat(out, value, end) {
                    return false;
                }
            }
            out.push_str(" }");
        }
    }
    out.len() <= end
}

fn put_name(out: &mut String, name: &str) {
    put_text(out, name);
    out.push_str(": ");
}

fn put_text(out: &mut String, text: &str) {
    if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        return out.push_str(&to_string(text).expect("every text has a spelling in JSON"));
    }
    out.push('"');
    out.push_str(text);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::read_rules;

    #[test]
    fn a_leaf_takes_one_line_and_a_crowded_entry_too() {
        let leaf =
            r#"{ "leaf": { "field": { "on": "cart", "what": "items" }, "op": "equals", "value": { "number": 1 } } }"#;
        let json = format!(
            "{{\"version\":1,\"rules\":[{{\"id\":\"a\",\"name\":\"A\",\"type\":\"t\",\"when\":{{\"any\":[{leaf},{leaf}]}}}}]}}"
        );
        let document = read_rules(json).expect("the document is sound");
        let spacious = write_rules(&document);
        assert!(spacious.contains(&format!("\n          {leaf},\n          {leaf}\n")), "{spacious}");
        let crowded = write(&document, 0);
        assert!(crowded.lines().count() < spacious.lines().count());
        assert_eq!(read_rules(crowded), read_rules(spacious));
    }
}
