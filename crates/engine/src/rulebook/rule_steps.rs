//! Steps along links and rules in the user's words, and their ways out: links to remove, rules to pause.

use super::Rulebook;
use super::end::product_name;
use super::link_seasons::Turners;
use super::loops::{NAMES, cycle_finding, round};
use super::place::told_level;
use super::slot::Slots;
use crate::cycle::rules::{By, Net, Stride};
use tandem_model::{CampaignName, Finding, Fix, LinkLevel, RuleName, Severity, Sku, Step};

impl Rulebook {
    /// `what: Road-550 —link→ Road-250 —rule ‘dearer road bike’→ Road-550` and its ways out.
    pub(super) fn told_finding(
        &self,
        severity: Severity,
        what: &str,
        more: &str,
        strides: &[Stride],
        nets: &[&Net],
        slots: &Slots,
    ) -> Finding {
        let steps: Vec<Step> = strides.iter().map(|stride| self.step(stride, nets, slots)).collect();
        let turners = rule_seasons(strides, nets).into_iter().chain(self.link_seasons(&steps)).collect();
        let (when, campaigns) = seasons_told(turners);
        let message = format!("{what}: {}{more}{when}", round_with_rules(&steps));
        let mut rules: Vec<RuleName> = Vec::new();
        for rule in steps.iter().filter_map(|step| step.rule.as_ref()) {
            if !rules.contains(rule) {
                rules.push(rule.clone());
            }
        }
        let mut fixes = self.removals(&steps);
        let stored = rules.iter().filter(|rule| self.snapshot.book().rule(&rule.id).is_some());
        fixes.extend(
            stored.map(|rule| Fix::PauseRule {
                id: rule.id.clone(), label: format!("pause the rule ‘{}’", rule.name)
            }),
        );
        Finding { rules, campaigns, ..cycle_finding(severity, message, steps, fixes) }
    }

    fn step(&self, stride: &Stride, nets: &[&Net], slots: &Slots) -> Step {
        let rule = match stride.by {
            By::Rule(net, rule) => {
                let seat = &nets[net as usize].seats[rule as usize];
                Some(RuleName { id: seat.id.clone(), name: seat.name.clone() })
            }
            By::Link(_) => None,
        };
        Step {
            from: Sku::new(self.snapshot.sku(stride.from)),
            to: Sku::new(self.snapshot.sku(stride.to)),
            kind: slots.code(stride.kind).to_owned(),
            via: rule.as_ref().map_or_else(|| "link".to_owned(), |rule| format!("rule:{}", rule.id)),
            from_name: product_name(&self.snapshot, stride.from).to_owned(),
            to_name: product_name(&self.snapshot, stride.to).to_owned(),
            level: if let By::Link(level) = stride.by { told_level(level) } else { LinkLevel::Product },
            rule,
        }
    }
}

/// Of each step along a paused rule, who turns it on.
fn rule_seasons(strides: &[Stride], nets: &[&Net]) -> Vec<Turners> {
    let of_stride = |stride: &Stride| {
        let By::Rule(net, rule) = stride.by else { return None };
        let seasons = nets[net as usize].seats[rule as usize].opening.seasons.as_ref()?;
        Some(seasons.iter().map(|season| season.campaign.clone()).collect())
    };
    strides.iter().filter_map(of_stride).collect()
}

/// Steps along what is paused are there only while campaigns turn it on: `, only while the campaign ‘Winter’ is live`.
pub(super) fn seasons_told(turners: Vec<Turners>) -> (String, Vec<CampaignName>) {
    let (mut told, mut campaigns): (Vec<String>, Vec<CampaignName>) = (Vec::new(), Vec::new());
    for turners in turners {
        let names: Vec<String> = turners.iter().map(|campaign| format!("‘{}’", campaign.name)).collect();
        let names = names.join(" or ");
        if !told.contains(&names) {
            told.push(names);
        }
        let new: Vec<CampaignName> = turners.into_iter().filter(|campaign| !campaigns.contains(campaign)).collect();
        campaigns.extend(new);
    }
    let words = match told.as_slice() {
        [] => String::new(),
        [one] => format!(", only while the campaign {one} is live"),
        all => format!(", only while the campaigns {} are live", all.join(" and ")),
    };
    (words, campaigns)
}

/// Loops of links alone are told by their products.
fn round_with_rules(steps: &[Step]) -> String {
    if steps.iter().all(|step| step.rule.is_none()) {
        return round(steps);
    }
    let by = |step: &Step| step.rule.as_ref().map_or_else(|| "link".to_owned(), |rule| format!("rule ‘{}’", rule.name));
    let told = steps.iter().take(NAMES).map(|step| format!("{} —{}→ ", step.from_name, by(step)));
    let more = (steps.len() > NAMES).then(|| format!("… {} more … → ", steps.len() - NAMES));
    let last = steps.first().map(|step| step.from_name.clone());
    told.chain(more).chain(last).collect()
}
