//! A link as it was asked for becomes a link as it would be stored, or a fault that says what is wrong with it.

use super::{Rulebook, fault};
use tandem_model::{Fault, Link, LinkKey, LinkLevel, LinkSource, LoopPolicy, NewLink, RelationshipType, Sku};

/// The last position that a link may be pinned at.
const MAX_PIN: u32 = 100;

impl Rulebook {
    /// The link with its ends found: at family level a SKU stands for its product's family.
    pub(super) fn candidate(&self, new: &NewLink) -> Result<Link, Fault> {
        let kind = self.kind(&new.kind)?;
        let link = Link {
            from: self.end(&new.from, new.level, "from")?,
            to: self.end(&new.to, new.level, "to")?,
            kind: new.kind.clone(),
            weight: new.weight,
            two_way: new.two_way,
            level: new.level,
            pin: new.pin,
            source: LinkSource::Manual,
            paused: new.paused,
        };
        check_shape(&link, kind)?;
        Ok(link)
    }

    pub(super) fn end(&self, name: &Sku, level: LinkLevel, field: &str) -> Result<Sku, Fault> {
        let product = self.snapshot.id(name.as_str());
        if level == LinkLevel::Product {
            return product.map(|_| name.clone()).ok_or_else(|| Fault::unknown_sku(name.as_str(), field));
        }
        if !self.snapshot.family_members(name.as_str()).is_empty() {
            return Ok(name.clone());
        }
        let id = product.ok_or_else(|| fault::unknown_family(name.as_str(), field))?;
        let family = self.snapshot.product(id).family;
        family.map(|family| Sku::new(&family)).ok_or_else(|| fault::no_family(name.as_str(), field))
    }

    /// Refuses a link that `held`, the stored link between the same ends, makes a duplicate.
    pub(super) fn refuse_duplicate(&self, link: &Link, held: Option<&Link>) -> Result<(), Fault> {
        let Some(held) = held else { return Ok(()) };
        let label = self.kind(&link.kind).map_or(link.kind.as_str(), |kind| kind.label.as_str());
        let both = format!("`{}` and `{}`", held.from, held.to);
        let message = match (held.two_way, link.two_way) {
            (true, _) => format!("{both} are linked two-way as `{label}` already"),
            (false, true) => {
                format!(
                    "`{}` is linked to `{}` as `{label}` already: make that link two-way instead",
                    held.from, held.to
                )
            }
            (false, false) => format!("`{}` is linked to `{}` as `{label}` already", held.from, held.to),
        };
        Err(fault::duplicate_link(message))
    }

    /// The stored link that a link would double, other than `except`.
    pub(super) fn double_of(&self, link: &Link, except: Option<&LinkKey>) -> Option<Link> {
        let mirrored = link.two_way.then(|| mirrored(&link.key()));
        let keys = [Some(link.key()), mirrored];
        let held = keys.into_iter().flatten().filter_map(|key| self.snapshot.link(&key));
        held.into_iter().find(|held| Some(&held.key()) != except)
    }
}

/// Everything that can be said of a link without looking at others.
pub(super) fn check_shape(link: &Link, kind: &RelationshipType) -> Result<(), Fault> {
    if link.from == link.to {
        return Err(fault::self_link(link.from.as_str(), link.level));
    }
    if let Some(weight) = link.weight.filter(|weight| *weight > 100) {
        return Err(fault::weight_out_of_range(weight));
    }
    if link.pin.is_some_and(|pin| !(1..=MAX_PIN).contains(&pin)) {
        return Err(fault::pin_out_of_range(link.pin.unwrap_or_default()));
    }
    if link.two_way && kind.loop_policy == LoopPolicy::Block {
        return Err(fault::two_way_forbidden(
            &kind.label,
            &format!("the loop group `{}` blocks loops", kind.loop_group),
        ));
    }
    if link.two_way && !kind.two_way_allowed {
        return Err(fault::two_way_forbidden(&kind.label, "the type does not allow it"));
    }
    Ok(())
}

pub(super) fn mirrored(key: &LinkKey) -> LinkKey {
    LinkKey { from: key.to.clone(), to: key.from.clone(), ..key.clone() }
}
