//! The whole document: its version, its parts, and what must differ between their entries.

use super::node::Node;
use super::outline::Outline;
use super::place::{Faults, Place};
use super::placement::{placement, strategy};
use super::rule::{block, rule};
use super::scalar::whole;
use super::{MAX_ENTRY, text::text_of};
use serde_json::value::RawValue;
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use tandem_model::{Placement, RULES_VERSION, Rule, RuleFault, RulesDocument, default_placements, default_strategies};

/// Reads a document, as text or as the bytes of a file, or tells the first hundred faults. Linear in its length.
///
/// Placements and strategies that a document leaves out are those that every workspace starts with; rules and blocks
/// are none.
pub fn read_rules(document: impl AsRef<[u8]>) -> Result<RulesDocument, Vec<RuleFault>> {
    read_judged(document, |_, _| Vec::new())
}

/// As [`read_rules`], and asks `judge` what else is wrong with each rule that could be read, given the codes of the
/// document's placements. Its pointers are into the rule.
pub fn read_judged(
    document: impl AsRef<[u8]>,
    judge: impl FnMut(&Rule, &BTreeSet<&str>) -> Vec<RuleFault>,
) -> Result<RulesDocument, Vec<RuleFault>> {
    let mut faults = Faults::default();
    let read = text_of(document.as_ref(), &mut faults).and_then(|json| parts(json, judge, &mut faults));
    read.filter(|_| faults.is_empty()).ok_or_else(|| faults.into_found())
}

fn parts(
    json: &str,
    judge: impl FnMut(&Rule, &BTreeSet<&str>) -> Vec<RuleFault>,
    faults: &mut Faults,
) -> Option<RulesDocument> {
    if json.trim().is_empty() {
        faults.push(&Place::ROOT, "bad_json", "the file is empty");
        return None;
    }
    let outline = Outline::read(json, faults)?;
    let version = version(&outline, faults)?;
    let mut below = Faults::default();
    let placements = entries(&outline, "placements", &mut below, placement, |entry| ("code", entry.code.clone()));
    let placements = placements.unwrap_or_else(default_placements);
    let strategies = entries(&outline, "strategies", &mut below, strategy, |entry| ("code", entry.code.clone()));
    let blocks =
        entries(&outline, "blocks", &mut below, block, |entry| ("sku", (entry.sku.clone(), entry.trigger.clone())));
    if outline.part("rules").is_none() {
        faults.push(&Place::ROOT, "missing_field", "`rules` is missing here");
    }
    let codes = placement_codes(&outline, &placements);
    let codes = codes.iter().map(String::as_str).collect();
    let rules = rules(&outline, faults, &codes, judge);
    faults.extend(&Place::ROOT, below.into_found());
    Some(RulesDocument {
        version,
        rules,
        blocks: blocks.unwrap_or_default(),
        strategies: strategies.unwrap_or_else(default_strategies),
        placements,
    })
}

/// A newer document is not looked into: its fields mean what nobody here can know.
fn version(outline: &Outline<'_>, faults: &mut Faults) -> Option<u32> {
    let Some(raw) = outline.version else {
        faults.push(&Place::ROOT, "missing_field", "`version` is missing here");
        return Some(RULES_VERSION);
    };
    let (node, place) = (Node::read(raw.get()), Place::ROOT.name("version"));
    let newest = i64::from(RULES_VERSION);
    if let Node::Number(written) = node
        && written.bytes().all(|byte| byte.is_ascii_digit())
        && written.parse::<i64>().is_ok_and(|version| version > newest)
    {
        let message = format!("the document has version {written}, this program reads versions up to {RULES_VERSION}");
        faults.push(&place, "newer_version", message);
        return None;
    }
    whole(&node, &(1..=newest), "unknown_version", &place, faults);
    Some(RULES_VERSION)
}

/// Also of placements that could not be read, so that rules are not blamed for them.
fn placement_codes(outline: &Outline<'_>, read: &[Placement]) -> BTreeSet<String> {
    let raw = outline.part("placements").unwrap_or_default().iter().filter(|raw| raw.get().len() <= MAX_ENTRY);
    let written = raw.filter_map(|raw| match Node::read(raw.get()) {
        Node::Object(members) => members.into_iter().find(|(name, _)| name == "code").map(|(_, code)| code),
        _ => None,
    });
    let texts = written.filter_map(|code| if let Node::Text(code) = code { Some(code.into_owned()) } else { None });
    texts.chain(read.iter().map(|placement| placement.code.clone())).collect()
}

fn rules(
    outline: &Outline<'_>,
    faults: &mut Faults,
    codes: &BTreeSet<&str>,
    mut judge: impl FnMut(&Rule, &BTreeSet<&str>) -> Vec<RuleFault>,
) -> Vec<Rule> {
    let judged = |node: &Node<'_>, place: &Place<'_>, faults: &mut Faults| {
        let rule = rule(node, place, faults)?;
        faults.extend(place, judge(&rule, codes));
        Some(rule)
    };
    entries(outline, "rules", faults, judged, |rule| ("id", rule.id.clone())).unwrap_or_default()
}

/// The entries of a part that can be read; no two may have the same key, which stands in the field named beside it.
fn entries<T, K: Hash + Eq>(
    outline: &Outline<'_>,
    part: &str,
    faults: &mut Faults,
    mut read: impl FnMut(&Node<'_>, &Place<'_>, &mut Faults) -> Option<T>,
    key: impl Fn(&T) -> (&'static str, K),
) -> Option<Vec<T>> {
    let raw = outline.part(part)?;
    let part = Place::ROOT.name(part);
    let mut first = HashMap::with_capacity(raw.len());
    let mut found = Vec::with_capacity(raw.len());
    for (at, raw) in raw.iter().enumerate() {
        let place = part.item(at);
        let Some(entry) = entry(raw, &place, faults, &mut read) else { continue };
        let (field, key) = key(&entry);
        match first.get(&key) {
            Some(first) => {
                let message = format!("entry {first} of this list is the same");
                faults.push(&place.name(field), "repeated_entry", message);
            }
            None => {
                first.insert(key, at);
            }
        }
        found.push(entry);
        if faults.is_full() {
            break;
        }
    }
    Some(found)
}

fn entry<T>(
    raw: &RawValue,
    place: &Place<'_>,
    faults: &mut Faults,
    read: impl FnOnce(&Node<'_>, &Place<'_>, &mut Faults) -> Option<T>,
) -> Option<T> {
    if faults.is_full() {
        return None;
    }
    if raw.get().len() > MAX_ENTRY {
        faults.push(place, "too_large", format!("one entry takes at most {} MB", MAX_ENTRY >> 20));
        return None;
    }
    read(&Node::read(raw.get()), place, faults)
}
