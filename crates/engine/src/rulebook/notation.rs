//! Rulebooks and edits written as text, in the notation of shops.

use super::Rulebook;
use crate::snapshot::notation::{link, shop};
use tandem_model::{LinkKey, NewLink, default_types};

pub fn rulebook(text: &str) -> Rulebook {
    let (products, links) = shop(text);
    Rulebook::build(products, links, default_types())
}

pub fn key(line: &str) -> LinkKey {
    link(line).unwrap().key()
}

pub fn new_link(line: &str) -> NewLink {
    let link = link(line).unwrap();
    NewLink {
        paused: link.paused,
        from: link.from,
        to: link.to,
        kind: link.kind,
        weight: link.weight,
        two_way: link.two_way,
        level: link.level,
        pin: link.pin,
    }
}
