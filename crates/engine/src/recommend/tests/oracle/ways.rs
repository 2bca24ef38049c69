//! The three ways into a list: links, rules, and what sold best.

use super::super::campaigns::{multiplied, names_rule};
use super::{Asking, Oracle, Place, Shown};
use crate::rule::{holds, matches};
use std::cmp::Reverse;
use tandem_model::{Fallback, Ordering, ProductStatus, Rule, RuleStatus, Sku, StockPolicy};

impl Oracle<'_> {
    pub(super) fn by_links(&self, asking: &Asking<'_>) -> Vec<(Place, Shown)> {
        let mut found = Vec::new();
        for (at, trigger) in asking.triggers.iter().enumerate() {
            for link in &self.links {
                let ways = [(&link.from, &link.to), (&link.to, &link.from)];
                for (from, to) in ways.into_iter().take(1 + usize::from(link.two_way)) {
                    let Some(base) = self.base(asking, &link.kind, link.weight) else { continue };
                    let Some(boosts) = self.link_boosts(asking, link) else { continue };
                    let base = multiplied(base, &boosts);
                    let ends = self.products.keys().filter(|sku| self.is_end(sku, to, link));
                    for reached in ends.filter(|_| self.is_end(trigger, from, link)) {
                        let Some(sku) = self.stand_in(asking, trigger, reached) else { continue };
                        let place = (0, 0, 0, reached.clone(), at, Some(link.level), link.kind.clone());
                        let instead_of = (sku != *reached).then(|| reached.clone());
                        found.push((
                            place,
                            Shown {
                                score: self.score(asking, base, reached),
                                sku,
                                kind: Some(link.kind.clone()),
                                via: "link".to_owned(),
                                trigger: Some(trigger.clone()),
                                pin: link.pin.map(|pin| pin.max(1)),
                                instead_of,
                            },
                        ));
                    }
                }
            }
        }
        found
    }

    fn stand_in(&self, asking: &Asking<'_>, trigger: &Sku, reached: &Sku) -> Option<Sku> {
        if self.is_away(asking, reached) || self.is_blocked(trigger, reached) {
            return None;
        }
        if self.sees(asking, reached) {
            return Some(reached.clone());
        }
        let product = &self.products[reached];
        let merely = product.status == ProductStatus::Active && self.is_current(asking, product);
        if asking.placement.stock != StockPolicy::Swap || !merely {
            return None;
        }
        let mut best: Option<(Reverse<u64>, Sku)> = None;
        for link in self.links.iter().filter(|link| link.kind == "replacement" && link.weight != Some(0)) {
            let Some(boosts) = self.link_boosts(asking, link) else { continue };
            let weight = multiplied(100 * u64::from(link.weight.unwrap_or(100)), &boosts);
            let ways = [(&link.from, &link.to), (&link.to, &link.from)];
            for (from, to) in ways.into_iter().take(1 + usize::from(link.two_way)) {
                for other in self.products.keys().filter(|sku| *sku != reached && self.is_end(sku, to, link)) {
                    let blocked = self.is_blocked(trigger, other) || self.is_blocked(reached, other);
                    let may = self.sees(asking, other) && !blocked && !self.is_away(asking, other);
                    let next = (Reverse(weight), other.clone());
                    if may && self.is_end(reached, from, link) && best.as_ref().is_none_or(|held| next < *held) {
                        best = Some(next);
                    }
                }
            }
        }
        best.map(|(_, sku)| sku)
    }

    pub(super) fn by_rules(&self, asking: &Asking<'_>) -> Vec<(Place, Shown)> {
        let mut rules: Vec<&Rule> = self.document.rules.iter().collect();
        rules.sort_by_key(|rule| (rule.position, &rule.id));
        let mut found = Vec::new();
        for (at, trigger) in asking.triggers.iter().enumerate() {
            for (nth_rule, rule) in rules.iter().enumerate() {
                if !self.fires(asking, rule, trigger) {
                    continue;
                }
                let (_, boosts) = self.rule_altered(asking, rule);
                let base = self.base(asking, &rule.kind, rule.weight).map(|base| multiplied(base, &boosts));
                let chosen = base.map_or_else(Vec::new, |_| self.chosen(asking, rule, trigger));
                for (nth, sku) in chosen.into_iter().enumerate() {
                    let place = (1, nth_rule, nth, sku.clone(), at, None, String::new());
                    found.push((
                        place,
                        Shown {
                            score: self.score(asking, base.unwrap(), &sku),
                            sku,
                            kind: Some(rule.kind.clone()),
                            via: format!("rule:{}", rule.id),
                            trigger: Some(trigger.clone()),
                            pin: None,
                            instead_of: None,
                        },
                    ));
                }
                if rule.stop {
                    break;
                }
            }
        }
        found
    }

    fn rule_altered(&self, asking: &Asking<'_>, rule: &Rule) -> (bool, Vec<u16>) {
        self.altered(asking, rule.status == RuleStatus::Paused, |target| names_rule(target, &rule.id))
    }

    fn fires(&self, asking: &Asking<'_>, rule: &Rule, trigger: &Sku) -> bool {
        let placed = asking
            .situation
            .placement
            .is_none_or(|code| rule.placements.is_empty() || rule.placements.iter().any(|held| held == code));
        let on = self.rule_altered(asking, rule).0 && rule.window.holds(asking.situation.at) && placed;
        on && holds(&self.asked(asking, trigger, None), &rule.when)
    }

    fn chosen(&self, asking: &Asking<'_>, rule: &Rule, trigger: &Sku) -> Vec<Sku> {
        let may = |sku: &&Sku| {
            let id = self.snapshot.id(sku.as_str());
            let free = !self.is_away(asking, sku) && !self.is_blocked(trigger, sku) && self.sees(asking, sku);
            free && matches(&self.asked(asking, trigger, id), rule)
        };
        let mut all: Vec<&Sku> = self.products.keys().filter(may).collect();
        all.sort_by_key(|sku| {
            let value = self.ordered(rule.ordering, sku);
            (value.is_none(), value, (*sku).clone())
        });
        let mut families = Vec::new();
        all.retain(|sku| {
            let family = &self.products[*sku].family;
            let held = families.iter().filter(|held| family.is_some() && *held == family).count();
            families.push(family.clone());
            asking.per_family == 0 || held < asking.per_family as usize
        });
        all.into_iter().take(usize::from(rule.limit.unwrap_or(10))).cloned().collect()
    }

    /// The lower the earlier.
    fn ordered(&self, ordering: Ordering, sku: &Sku) -> Option<i64> {
        let product = &self.products[sku];
        let [margin, units, launch, stock] = self.values(product);
        match ordering {
            Ordering::Sku => None,
            Ordering::Cheapest => product.price_minor,
            Ordering::Dearest => product.price_minor.map(|price| -price),
            Ordering::BestSelling => units.map(|units| -units),
            Ordering::HighestMargin => margin.map(|margin| -margin),
            Ordering::Newest => launch.map(|launch| -launch),
            Ordering::MostStock => stock.map(|stock| -stock),
        }
    }

    pub(super) fn by_sales(&self, asking: &Asking<'_>) -> Vec<Shown> {
        let category = |sku: &Sku| self.products[sku].category.as_ref().map(|path| path.to_lowercase() + "/");
        let within = |sku: &&Sku| match asking.placement.fallback {
            Fallback::None => false,
            Fallback::Bestsellers => true,
            Fallback::CategoryBestsellers => asking.triggers.iter().any(|trigger| {
                category(sku).zip(category(trigger)).is_some_and(|(own, above)| own.starts_with(&above))
            }),
        };
        let open = |sku: &&Sku| {
            let everywhere = self.document.blocks.iter().any(|block| block.trigger.is_none() && block.sku == **sku);
            let blocked = everywhere || asking.triggers.iter().any(|trigger| self.is_blocked(trigger, sku));
            !blocked && !self.is_away(asking, sku) && self.sees(asking, sku)
        };
        let mut sold: Vec<&Sku> = self.products.keys().filter(within).filter(open).collect();
        sold.retain(|sku| self.sold(sku) > 0);
        sold.sort_by_key(|sku| Reverse(self.sold(sku)));
        let shown = |sku: &Sku| Shown {
            sku: sku.clone(),
            score: 0,
            kind: None,
            via: "fallback".to_owned(),
            trigger: None,
            pin: None,
            instead_of: None,
        };
        sold.into_iter().map(shown).collect()
    }
}
