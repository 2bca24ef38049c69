//! Edits of relationship types: what a type may be called, which group it may join, and when its loops may be
//! blocked.

use super::document::{Listed, listed};
use super::end::link_words;
use super::fault;
use super::placement_edit::named;
use super::slot::MAX_TYPES;
use super::{Plan, Refusal, Rulebook};
use tandem_model::{Change, Fault, Link, LinkLevel, LoopPolicy, Placement, RelationshipType, SetType, TypeRef};

const CODE_LETTERS: usize = 40;
const LABEL_LETTERS: usize = 80;
const NAMED_LINKS: usize = 3;

impl Rulebook {
    /// Adds a type; into a loop group that exists only with that group's policy.
    pub fn plan_add_type(&self, kind: &RelationshipType) -> Result<Plan, Refusal> {
        let kind = &RelationshipType { label: kind.label.trim().to_owned(), ..kind.clone() };
        self.check_shape(kind)?;
        if self.snapshot.types().iter().any(|held| held.code == kind.code) {
            return Err(fault::duplicate_type(&kind.code).into());
        }
        self.check_group(kind)?;
        if kind.two_way_allowed && kind.loop_policy == LoopPolicy::Block {
            return Err(blocks(kind).into());
        }
        if self.snapshot.types().len() >= MAX_TYPES {
            return Err(fault::too_many_types(MAX_TYPES).into());
        }
        let label = format!("add type {}", kind.label);
        Ok(Plan { changes: vec![Change::PutType(kind.clone())], label, findings: Vec::new() })
    }

    /// Changes a type. A policy holds for the whole loop group. Blocking loops is refused while the group holds a
    /// loop or a two-way link, and takes the leave to be two-way from all its types.
    pub fn plan_set_type(&self, set: &SetType) -> Result<Plan, Refusal> {
        let held = self.kind(&set.code)?;
        let next = merged(held, set);
        self.check_shape(&next)?;
        if next.loop_group != held.loop_group {
            self.check_group(&next)?;
        }
        if set.two_way_allowed == Some(true) && next.loop_policy == LoopPolicy::Block {
            return Err(blocks(&next).into());
        }
        let types = self.types_with(&next);
        if next.loop_policy == LoopPolicy::Block
            && (held.loop_policy, &held.loop_group) != (next.loop_policy, &next.loop_group)
        {
            self.check_blockable(&types, &next.loop_group)?;
        }
        self.check_two_way_leave(held, &types)?;
        let changed = types.iter().filter(|kind| !self.snapshot.types().contains(kind));
        let changes: Vec<Change> = changed.cloned().map(Change::PutType).collect();
        let label = if changes.is_empty() { String::new() } else { set_label(held, &next) };
        Ok(Plan { changes, label, findings: Vec::new() })
    }

    /// Removes a type that no link, rule or placement uses. Taken back, it stands where it stood.
    pub fn plan_remove_type(&self, kind: &TypeRef) -> Result<Plan, Refusal> {
        let held = self.kind(&kind.code)?;
        if let Some(users) = self.namers_of(&held.code) {
            return Err(fault::in_use("type_in_use", &held.label, &users).into());
        }
        match self.links_of(&[&held.code]).len() {
            0 => {
                let types = self.snapshot.types();
                let stay: Vec<RelationshipType> = types.iter().filter(|kind| *kind != held).cloned().collect();
                let label = format!("remove type {}", held.label);
                Ok(Plan { changes: listed(types, &stay), label, findings: Vec::new() })
            }
            links => Err(fault::type_in_use(&held.label, links).into()),
        }
    }

    /// The rules or placements that name a type, in words.
    fn namers_of(&self, code: &str) -> Option<String> {
        let book = self.snapshot.book();
        let rules = book.rules().iter().filter(|rule| rule.kind == code);
        let rules: Vec<&str> = rules.map(|rule| rule.name.as_str()).collect();
        let names = |held: &&Placement| held.types.iter().any(|share| share.kind == code);
        let placements: Vec<&str> = book.placements().iter().filter(names).map(|held| held.label.as_str()).collect();
        match (rules.is_empty(), placements.is_empty()) {
            (false, _) => Some(named("the rule", "the rules", &rules)),
            (_, false) => Some(named("the placement", "the placements", &placements)),
            _ => None,
        }
    }

    pub(super) fn kind(&self, code: &str) -> Result<&RelationshipType, Fault> {
        self.snapshot.types().iter().find(|kind| kind.code == code).ok_or_else(|| fault::unknown_type(code))
    }

    fn check_shape(&self, kind: &RelationshipType) -> Result<(), Fault> {
        let letters = kind.label.chars().count();
        match () {
            () if !is_code(&kind.code) => Err(fault::bad_code(&kind.code, "code")),
            () if !is_code(&kind.loop_group) => Err(fault::bad_code(&kind.loop_group, "loop_group")),
            () if letters == 0 || letters > LABEL_LETTERS => Err(fault::bad_label()),
            () if kind.weight > 100 => Err(fault::weight_out_of_range(kind.weight)),
            () => Ok(()),
        }
    }

    fn check_group(&self, kind: &RelationshipType) -> Result<(), Fault> {
        let mut others = self.snapshot.types().iter().filter(|other| other.code != kind.code);
        match others.find(|other| other.loop_group == kind.loop_group) {
            Some(other) if other.loop_policy != kind.loop_policy => {
                Err(fault::group_policy_differs(&kind.loop_group, other.loop_policy, kind.loop_policy))
            }
            _ => Ok(()),
        }
    }

    /// All types as they are once `next` is among them and its policy holds for its group.
    fn types_with(&self, next: &RelationshipType) -> Vec<RelationshipType> {
        let after = |kind: &RelationshipType| {
            let mut kind = if kind.code == next.code { next.clone() } else { kind.clone() };
            if kind.loop_group == next.loop_group {
                kind.loop_policy = next.loop_policy;
                kind.two_way_allowed &= kind.loop_policy != LoopPolicy::Block;
            }
            kind
        };
        self.snapshot.types().iter().map(after).collect()
    }

    /// Two-way links keep their type from losing the leave to have them.
    fn check_two_way_leave(&self, held: &RelationshipType, types: &[RelationshipType]) -> Result<(), Fault> {
        let allowed = types.iter().any(|kind| kind.code == held.code && kind.two_way_allowed);
        if allowed || !held.two_way_allowed {
            Ok(())
        } else {
            self.check_one_way(&[&held.code], fault::two_way_links_of_type)
        }
    }

    fn check_blockable(&self, types: &[RelationshipType], group: &str) -> Result<(), Refusal> {
        let codes: Vec<&str> =
            types.iter().filter(|kind| kind.loop_group == group).map(|kind| kind.code.as_str()).collect();
        self.check_one_way(&codes, fault::two_way_links_of_group)?;
        let loops = self.loops_if(types, group);
        if loops.is_empty() { Ok(()) } else { Err(Refusal::Findings(loops)) }
    }

    fn check_one_way(&self, codes: &[&str], refuse: fn(&str) -> Fault) -> Result<(), Fault> {
        let links: Vec<Link> = self.links_of(codes).into_iter().filter(|link| link.two_way).collect();
        if links.is_empty() {
            return Ok(());
        }
        let names = links.iter().take(NAMED_LINKS).map(|link| format!("`{}`", link_words(&self.snapshot, link)));
        let more = links.len().saturating_sub(NAMED_LINKS);
        let more = (more > 0).then(|| format!("{more} more"));
        Err(refuse(&names.chain(more).collect::<Vec<_>>().join(", ")))
    }

    fn links_of(&self, codes: &[&str]) -> Vec<Link> {
        let links = LinkLevel::ALL
            .into_iter()
            .flat_map(|level| self.snapshot.stored(level).map(move |(from, arrow)| (level, from, arrow)));
        let ours = links.filter(|(.., arrow)| codes.contains(&self.snapshot.type_code(arrow.kind)));
        ours.map(|(level, from, arrow)| self.snapshot.whole(level, from, arrow)).collect()
    }
}

impl Listed for RelationshipType {
    fn code(&self) -> &str {
        &self.code
    }

    fn put(&self) -> Change {
        Change::PutType(self.clone())
    }

    fn remove(&self) -> Change {
        Change::RemoveType(self.code.clone())
    }
}

fn is_code(text: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !text.is_empty() && text.len() <= CODE_LETTERS && text.chars().all(fits)
}

fn blocks(kind: &RelationshipType) -> Fault {
    fault::two_way_forbidden(&kind.label, &format!("the loop group `{}` blocks loops", kind.loop_group))
}

fn merged(held: &RelationshipType, set: &SetType) -> RelationshipType {
    let next = held.clone();
    RelationshipType {
        label: set.label.as_ref().map_or(next.label, |label| label.trim().to_owned()),
        weight: set.weight.unwrap_or(next.weight),
        loop_policy: set.loop_policy.unwrap_or(next.loop_policy),
        loop_group: set.loop_group.clone().unwrap_or(next.loop_group),
        two_way_allowed: set.two_way_allowed.unwrap_or(next.two_way_allowed),
        ..next
    }
}

/// The one thing that changed, or only that something did.
fn set_label(held: &RelationshipType, next: &RelationshipType) -> String {
    let same = |change: &dyn Fn(&mut RelationshipType)| {
        let mut held = held.clone();
        change(&mut held);
        held == *next
    };
    let label = &held.label;
    match () {
        () if same(&|held| held.weight = next.weight) => format!("weight of type {label}: {}", next.weight),
        () if same(&|held| held.label.clone_from(&next.label)) => format!("rename type {label} to {}", next.label),
        () if same(&|held| held.loop_policy = next.loop_policy) => {
            format!("loops of {}: {}", held.loop_group, next.loop_policy.as_str())
        }
        () => format!("change type {label}"),
    }
}
