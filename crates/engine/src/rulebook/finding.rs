//! What is to be said of a link's ends: gone, discontinued, or cheaper than an upsell should be.

use super::Rulebook;
use super::candidate::mirrored;
use super::end::{end_name, end_state, link_words, members, repair, words_of};
use crate::Arrow;
use tandem_model::{EndState, Finding, Fix, Link, LinkLevel, ProductStatus, Severity, Sku, finding_code};

/// The type that is to lead to a dearer product.
pub(crate) const UPSELL: &str = "upsell";

impl Rulebook {
    /// Warnings about a link that its ends give cause for.
    pub(super) fn end_findings(&self, link: &Link) -> Vec<Finding> {
        let cheaper = (link.kind == UPSELL).then(|| self.cheaper(link)).flatten();
        self.gone_ends(link).into_iter().chain(cheaper).collect()
    }

    /// An end that is missing, or a shown end that is discontinued. A discontinued trigger is no fault: that is what
    /// replacement links are for. Both ends of a two-way link are shown.
    fn gone_ends(&self, link: &Link) -> Vec<Finding> {
        let state = |end| end_state(&self.snapshot, end, link.level);
        let ends = [(&link.from, link.two_way), (&link.to, true)];
        let gone = ends.into_iter().filter_map(|(end, shown)| match state(end) {
            EndState::Missing => Some(self.missing_end(link, end)),
            EndState::Discontinued if shown => Some(self.discontinued_end(link, end)),
            _ => None,
        });
        gone.collect()
    }

    fn missing_end(&self, link: &Link, end: &Sku) -> Finding {
        let what = if link.level == LinkLevel::Family { "a family without products" } else { "a missing product" };
        let words = link_words(&self.snapshot, link);
        let message = format!("{words} has {what} at an end: `{end}`");
        warning(finding_code::MISSING_END, message, link, self.ways_round(link, end, &words))
    }

    fn discontinued_end(&self, link: &Link, end: &Sku) -> Finding {
        let words = link_words(&self.snapshot, link);
        let message = format!("{words} shows `{}`, which is discontinued", end_name(&self.snapshot, end, link.level));
        warning(finding_code::DISCONTINUED_END, message, link, self.ways_round(link, end, &words))
    }

    /// Relinking to what takes the place of an end that is gone, or removing the link.
    fn ways_round(&self, link: &Link, end: &Sku, words: &str) -> Vec<Fix> {
        let relink = toward(link, end).and_then(|link| {
            let to = repair(&self.snapshot, &link)?;
            let label = format!("relink to {}", end_name(&self.snapshot, &to, link.level));
            Some(Fix::Relink { link: link.key(), to, label })
        });
        relink.into_iter().chain([removal(link, words)]).collect()
    }

    /// As [`Rulebook::end_findings`], of a product link by its numbers, both ends of which are sold.
    pub(super) fn cheaper_product(&self, from: u32, arrow: Arrow) -> Option<Finding> {
        let snapshot = &self.snapshot;
        let (dear, cheap) = (snapshot.price_minor(from)?, snapshot.price_minor(arrow.target)?);
        if cheap >= dear || snapshot.currency(from) != snapshot.currency(arrow.target) {
            return None;
        }
        let (trigger, shown) = (snapshot.name(from), snapshot.name(arrow.target));
        let words = words_of(trigger, shown, arrow.is_two_way());
        Some(cheaper(&snapshot.whole(LinkLevel::Product, from, arrow), &words, shown, dear, cheap))
    }

    /// Prices are compared within one currency only. A family counts as its cheapest variant that is still sold:
    /// the price it is offered "from".
    fn cheaper(&self, link: &Link) -> Option<Finding> {
        let (trigger, shown) = (self.prices(&link.from, link.level), self.prices(&link.to, link.level));
        let (dear, cheap) = trigger.iter().find_map(|(currency, dear)| {
            let (_, cheap) = shown.iter().find(|(other, cheap)| other == currency && cheap < dear)?;
            Some((*dear, *cheap))
        })?;
        let words = link_words(&self.snapshot, link);
        Some(cheaper(link, &words, &end_name(&self.snapshot, &link.to, link.level), dear, cheap))
    }

    /// The lowest price in each currency.
    fn prices(&self, end: &Sku, level: LinkLevel) -> Vec<(&str, i64)> {
        let snapshot = &self.snapshot;
        let sold = |id: &u32| level == LinkLevel::Product || snapshot.status(*id) != ProductStatus::Discontinued;
        let ids = members(snapshot, end, level).into_iter().filter(sold);
        let mut prices: Vec<_> =
            ids.filter_map(|id| Some((snapshot.currency(id), snapshot.price_minor(id)?))).collect();
        prices.sort_unstable();
        prices.dedup_by(|next, first| next.0 == first.0);
        prices
    }
}

/// The link as seen when `end` is what it shows; none when that end only triggers it.
fn toward(link: &Link, end: &Sku) -> Option<Link> {
    if link.to == *end {
        return Some(link.clone());
    }
    let turned = mirrored(&link.key());
    link.two_way.then(|| Link { from: turned.from, to: turned.to, ..link.clone() })
}

fn removal(link: &Link, words: &str) -> Fix {
    Fix::RemoveLink { link: link.key(), label: format!("remove {words}") }
}

fn cheaper(link: &Link, words: &str, name: &str, dear: i64, cheap: i64) -> Finding {
    let less = share(dear, cheap);
    let message = format!("{words} upsells to a cheaper product: `{name}` costs {less} less");
    warning(finding_code::UPSELL_CHEAPER, message, link, vec![removal(link, words)])
}

/// How much less the cheap one costs.
pub(crate) fn share(dear: i64, cheap: i64) -> String {
    match (dear.saturating_sub(cheap)).saturating_mul(100) / dear.max(1) {
        0 => "less than 1 %".to_owned(),
        percent => format!("{percent} %"),
    }
}

fn warning(code: &str, message: String, link: &Link, fixes: Vec<Fix>) -> Finding {
    Finding {
        code: code.to_owned(),
        severity: Severity::Warning,
        message,
        steps: Vec::new(),
        links: vec![link.key()],
        rules: Vec::new(),
        campaigns: Vec::new(),
        fixes,
    }
}
