//! The ends of a link: how they stand, what they are called, and what should stand in their place.

use crate::{Arrow, Snapshot};
use tandem_model::{EndState, Link, LinkKey, LinkLevel, LinkRow, ProductStatus, Sku};

/// The type that says what takes the place of a product.
const REPLACEMENT: &str = "replacement";

/// Replacements of replacements followed at the most.
const CHAIN: usize = 16;

/// A product's name, a family's own; a missing product is called by its SKU.
pub(super) fn end_name(snapshot: &Snapshot, end: &Sku, level: LinkLevel) -> String {
    match snapshot.id(end.as_str()).filter(|_| level == LinkLevel::Product) {
        Some(id) => snapshot.name(id).to_owned(),
        None => end.to_string(),
    }
}

pub(super) fn product_name(snapshot: &Snapshot, id: u32) -> &str {
    if snapshot.exists(id) { snapshot.name(id) } else { snapshot.sku(id) }
}

/// A family stands as its best member does, and is missing without members.
pub(super) fn end_state(snapshot: &Snapshot, end: &Sku, level: LinkLevel) -> EndState {
    let best = members(snapshot, end, level).into_iter().map(|id| snapshot.status(id)).min();
    match best {
        Some(ProductStatus::Active) => EndState::Active,
        Some(ProductStatus::Inactive) => EndState::Inactive,
        Some(ProductStatus::Discontinued) => EndState::Discontinued,
        None => EndState::Missing,
    }
}

/// The products that an end stands for.
pub(super) fn members(snapshot: &Snapshot, end: &Sku, level: LinkLevel) -> Vec<u32> {
    match level {
        LinkLevel::Product => snapshot.id(end.as_str()).into_iter().collect(),
        LinkLevel::Family => snapshot.family_members(end.as_str()),
    }
}

/// What takes the place of a discontinued or missing end: the end of its chain of replacement links, where that
/// is neither itself discontinued nor missing. The heaviest link decides, then the SKU. A family without replacement
/// links of its own follows those of its variants.
pub(crate) fn replacement(snapshot: &Snapshot, end: &Sku, level: LinkLevel) -> Option<Sku> {
    let mut at = end.clone();
    for _ in 0..CHAIN {
        at = next_replacement(snapshot, &at, level)?;
        if !is_gone(end_state(snapshot, &at, level)) {
            return Some(at).filter(|found| found != end);
        }
    }
    None
}

fn is_gone(state: EndState) -> bool {
    matches!(state, EndState::Discontinued | EndState::Missing)
}

fn next_replacement(snapshot: &Snapshot, end: &Sku, level: LinkLevel) -> Option<Sku> {
    let (id, arrows) = match level {
        LinkLevel::Product => {
            let id = snapshot.any_id(end.as_str())?;
            (id, snapshot.arrows(id))
        }
        LinkLevel::Family => {
            let first = *snapshot.family_members(end.as_str()).first()?;
            (snapshot.family_of(first)?, snapshot.family_arrows(first))
        }
    };
    let leads_on = |arrow: &&Arrow| !arrow.is_mirrored() && snapshot.type_code(arrow.kind) == REPLACEMENT;
    let links =
        arrows.iter().filter(leads_on).map(|&arrow| (100 - arrow.counts(), snapshot.whole(level, id, arrow).to));
    let own = links.min().map(|(_, to)| to);
    if level == LinkLevel::Family { own.or_else(|| family_of_replacements(snapshot, end)) } else { own }
}

/// The family that the variants of a family are replaced by; the first by SKU decides.
fn family_of_replacements(snapshot: &Snapshot, family: &Sku) -> Option<Sku> {
    let variants = snapshot.family_members(family.as_str()).into_iter();
    let replaced = variants.filter_map(|id| replacement(snapshot, &Sku::new(snapshot.sku(id)), LinkLevel::Product));
    let families = replaced.filter_map(|sku| snapshot.family(snapshot.id(sku.as_str())?).map(Sku::new));
    families.into_iter().find(|found| found != family)
}

/// What a link should be relinked to: the replacement of its shown end where that is gone, unless that would link
/// something to itself or twice.
pub(super) fn repair(snapshot: &Snapshot, link: &Link) -> Option<Sku> {
    if !is_gone(end_state(snapshot, &link.to, link.level)) {
        return None;
    }
    let to = replacement(snapshot, &link.to, link.level)?;
    let relinked = LinkKey { to: to.clone(), ..link.key() };
    (to != link.from && snapshot.link(&relinked).is_none()).then_some(to)
}

/// A stored link with the names and states of its ends, and its repair.
pub fn link_row(snapshot: &Snapshot, link: Link) -> LinkRow {
    LinkRow {
        from_name: end_name(snapshot, &link.from, link.level),
        to_name: end_name(snapshot, &link.to, link.level),
        from_state: end_state(snapshot, &link.from, link.level),
        to_state: end_state(snapshot, &link.to, link.level),
        repair: repair(snapshot, &link),
        link,
    }
}

/// `Road-550 → Road-250`, with `↔` where it is two-way.
pub(crate) fn link_words(snapshot: &Snapshot, link: &Link) -> String {
    let name = |end| end_name(snapshot, end, link.level);
    words_of(&name(&link.from), &name(&link.to), link.two_way)
}

pub(super) fn words_of(from: &str, to: &str, two_way: bool) -> String {
    let arrow = if two_way { "↔" } else { "→" };
    format!("{from} {arrow} {to}")
}
