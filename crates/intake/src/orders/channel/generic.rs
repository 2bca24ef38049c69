//! Any table of orders, by a mapping of its columns: a row a line, a row an order with its lines side by side, or orders
//! and lines in two files.

use super::{Channel, OrderFile, Sample, flaw_reason, place};
use crate::orders::context::Habits;
use crate::orders::field::{Level, OrderField};
use crate::orders::group::Intake;
use crate::orders::row::{Draft, Role};
use crate::orders::words::suggest;
use crate::problem::{IntakeError, Problem, quoted};
use crate::table::{Table, TableRow};
use std::collections::{BTreeMap, HashMap};
use tandem_model::Profile;

pub const GENERIC: &str = "generic";

/// Stands in a mapped header for the number of a group: `item{n}_sku`.
const NUMBER: &str = "{n}";
/// Groups that one row may hold.
const GROUPS: usize = 200;
/// Bytes of a file that others look things up in.
const LOOKUP: usize = 256 * 1024 * 1024;

pub(super) struct Generic;

impl Channel for Generic {
    fn name(&self) -> &'static str {
        GENERIC
    }

    fn label(&self) -> &'static str {
        "Any table"
    }

    fn habits(&self) -> Habits {
        Habits { discount_includes_lines: true, ..Habits::default() }
    }

    /// Never surer than a channel that knows its own headers.
    fn recognises(&self, sample: &Sample) -> u8 {
        let found = suggest(&sample.columns);
        let has = |field| found.iter().any(|(other, _)| *other == field);
        match (has(OrderField::OrderId), has(OrderField::PlacedAt), has(OrderField::Sku) || has(OrderField::Name)) {
            (true, true, true) => 50,
            _ => 1,
        }
    }

    fn read(&self, files: &mut [OrderFile], profile: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        let mut tables = Vec::with_capacity(files.len());
        for file in files {
            let table = file.take_table()?;
            tables.push((file.number, file.name.clone(), table));
        }
        let mut lookups = Vec::new();
        let mut rows = Vec::new();
        for (number, name, mut table) in tables {
            match lookup_key(profile, table.columns()) {
                Some(key) => lookups.push(Lookup::read(&name, &mut *table, key)?),
                None => rows.push((number, name, table)),
            }
        }
        for (number, name, mut table) in rows {
            let plan = Plan::of(profile, &name, table.columns(), &lookups)?;
            intake.expect(plan.fields());
            plan.read(number, &mut *table, &lookups, intake)?;
        }
        Ok(())
    }
}

/// The column by which a file is looked up in, when it is one of those.
fn lookup_key(profile: &Profile, columns: &[String]) -> Option<usize> {
    let has = |header: &String| columns.iter().any(|column| column == header);
    let of_order = profile.mapping.get(OrderField::OrderId.name());
    if of_order.is_none_or(|headers| headers.iter().all(has)) {
        return None;
    }
    profile.lookups.iter().find_map(|key| columns.iter().position(|column| column == key))
}

/// A file in which rows of another look things up: days by their number, stores by theirs.
struct Lookup {
    key: String,
    columns: Vec<String>,
    rows: HashMap<Box<str>, Box<[Box<str>]>>,
}

impl Lookup {
    fn read(name: &str, table: &mut dyn Table, key: usize) -> Result<Self, IntakeError> {
        let columns = table.columns().to_vec();
        let mut rows: HashMap<Box<str>, Box<[Box<str>]>> = HashMap::new();
        let mut row = TableRow::default();
        let mut held = 0;
        while table.next_row(&mut row)? {
            held += row.cells().map(|cell| cell.len() + 16).sum::<usize>();
            if held > LOOKUP {
                let message = format!("{} is too large to look things up in", quoted(name));
                return Err(Problem::new("lookup_too_large", message).into());
            }
            rows.insert(row.cell(key).trim().into(), row.cells().map(Box::from).collect());
        }
        Ok(Self { key: columns[key].clone(), columns, rows })
    }
}

/// Where a text comes from.
#[derive(Debug, Clone, Copy)]
enum From {
    Column(usize),
    /// Which lookup, by which column of the row, which column there.
    Lookup(usize, usize, usize),
}

/// How rows of one file become drafts.
struct Plan {
    single: Vec<(OrderField, From)>,
    /// Fields whose text is joined of several.
    joined: Vec<(OrderField, Vec<From>)>,
    /// Fields of each group of a row that holds several lines.
    groups: Vec<Vec<(OrderField, usize)>>,
    role: Role,
}

impl Plan {
    fn of(profile: &Profile, name: &str, columns: &[String], lookups: &[Lookup]) -> Result<Self, IntakeError> {
        let mapping = match profile.mapping.is_empty() {
            true => suggest(columns).into_iter().map(|(field, at)| (field, vec![columns[at].clone()])).collect(),
            false => parse_mapping(&profile.mapping)?,
        };
        let mut plan = Self { single: Vec::new(), joined: Vec::new(), groups: Vec::new(), role: Role::Line };
        for (field, headers) in &mapping {
            if headers.iter().any(|header| header.contains(NUMBER)) {
                plan.add_groups(*field, &headers[0], columns);
                continue;
            }
            let found: Option<Vec<From>> = headers.iter().map(|header| find(header, columns, lookups)).collect();
            match found.as_deref() {
                Some([one]) => plan.single.push((*field, *one)),
                Some(several) => plan.joined.push((*field, several.to_vec())),
                None => {}
            }
        }
        plan.groups.retain(|group| !group.is_empty());
        plan.require(name, &mapping)?;
        if plan.fields().all(|field| field.level() == Level::Order) {
            plan.role = Role::Head;
        }
        Ok(plan)
    }

    fn add_groups(&mut self, field: OrderField, header: &str, columns: &[String]) {
        for number in 0..GROUPS {
            let wanted = header.replace(NUMBER, &number.to_string());
            if let Some(column) = columns.iter().position(|column| *column == wanted) {
                if self.groups.len() <= number {
                    self.groups.resize(number + 1, Vec::new());
                }
                self.groups[number].push((field, column));
            }
        }
    }

    fn require(&self, name: &str, mapping: &BTreeMap<OrderField, Vec<String>>) -> Result<(), Problem> {
        let has = |field: OrderField| self.fields().any(|other| other == field);
        if has(OrderField::OrderId) {
            return Ok(());
        }
        let wanted = mapping.get(&OrderField::OrderId);
        let message = match wanted {
            Some(headers) => format!("{} has no column {}", quoted(name), quoted(&headers.join(" + "))),
            None => format!("no column of {} is known to hold the order number; map one", quoted(name)),
        };
        Err(Problem::new("header_missing_required", message))
    }

    fn fields(&self) -> impl Iterator<Item = OrderField> {
        let single = self.single.iter().map(|(field, _)| *field);
        let joined = self.joined.iter().map(|(field, _)| *field);
        single.chain(joined).chain(self.groups.iter().flatten().map(|(field, _)| *field))
    }

    fn read(
        &self,
        file: u32,
        table: &mut dyn Table,
        lookups: &[Lookup],
        intake: &mut Intake,
    ) -> Result<(), IntakeError> {
        let mut row = TableRow::default();
        let width = table.columns().len();
        while table.next_row(&mut row)? {
            let at = place(file, &row);
            if let Some(flaw) = row.flaw {
                intake.flawed(at, flaw_reason(flaw))?;
                continue;
            }
            if row.len() > width && (width..row.len()).any(|column| !row.cell(column).trim().is_empty()) {
                intake.flawed(at, tandem_model::ReasonCode::RowTooLong)?;
                continue;
            }
            let joined: Vec<String> = self.joined.iter().map(|(_, parts)| join(parts, &row, lookups)).collect();
            let mut draft = Draft::new(at);
            draft.role = self.role;
            for (field, from) in &self.single {
                draft.set(*field, text(*from, &row, lookups));
            }
            for ((field, _), text) in self.joined.iter().zip(&joined) {
                draft.set(*field, text);
            }
            if self.groups.is_empty() { intake.row(&draft)? } else { self.read_groups(draft, &row, intake)? }
        }
        Ok(())
    }

    /// A line for each group that says anything; the record counts once.
    fn read_groups<'r>(&self, mut draft: Draft<'r>, row: &'r TableRow, intake: &mut Intake) -> Result<(), IntakeError> {
        let mut any = false;
        for group in &self.groups {
            if group.iter().all(|(_, column)| row.cell(*column).trim().is_empty()) {
                continue;
            }
            for (field, column) in group {
                draft.set(*field, row.cell(*column));
            }
            draft.counts = !any;
            any = true;
            intake.row(&draft)?;
        }
        if any {
            return Ok(());
        }
        draft.role = Role::Head;
        intake.row(&draft)
    }
}

fn parse_mapping(mapping: &BTreeMap<String, Vec<String>>) -> Result<BTreeMap<OrderField, Vec<String>>, Problem> {
    let given = mapping.iter().filter(|(_, headers)| headers.iter().any(|header| !header.trim().is_empty()));
    let known = given.map(|(name, headers)| match OrderField::parse(name) {
        Some(field) => Ok((field, headers.iter().map(|header| header.trim().to_owned()).collect())),
        None => Err(Problem::new("unknown_field", format!("{} is not a field of an order", quoted(name)))),
    });
    known.collect()
}

fn find(header: &str, columns: &[String], lookups: &[Lookup]) -> Option<From> {
    let place = |columns: &[String], header: &str| columns.iter().position(|column| column == header);
    if let Some(column) = place(columns, header) {
        return Some(From::Column(column));
    }
    let mut through = lookups.iter().enumerate();
    through
        .find_map(|(at, lookup)| Some(From::Lookup(at, place(columns, &lookup.key)?, place(&lookup.columns, header)?)))
}

fn text<'r>(from: From, row: &'r TableRow, lookups: &'r [Lookup]) -> &'r str {
    match from {
        From::Column(column) => row.cell(column),
        From::Lookup(lookup, by, column) => {
            let found = lookups[lookup].rows.get(row.cell(by).trim());
            found.and_then(|cells| cells.get(column)).map_or("", |cell| cell)
        }
    }
}

/// Texts with a stroke between them; nothing where all are empty.
fn join(parts: &[From], row: &TableRow, lookups: &[Lookup]) -> String {
    let texts: Vec<&str> = parts.iter().map(|from| text(*from, row, lookups).trim()).collect();
    if texts.iter().all(|text| text.is_empty()) { String::new() } else { texts.join("/") }
}

/// A mapping that headers suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub mapping: BTreeMap<String, Vec<String>>,
    /// Fields that must be mapped and are not.
    pub missing: Vec<OrderField>,
}

/// What the headers of a file suggest.
pub fn suggest_mapping(columns: &[String]) -> Suggestion {
    let found = suggest(columns);
    let has = |field: OrderField| found.iter().any(|(other, _)| *other == field);
    let mut missing: Vec<OrderField> =
        [OrderField::OrderId, OrderField::PlacedAt].into_iter().filter(|field| !has(*field)).collect();
    if !has(OrderField::Sku) && !has(OrderField::Name) && !has(OrderField::ProductId) {
        missing.push(OrderField::Sku);
    }
    let mapping = found.iter().map(|(field, at)| (field.name().to_owned(), vec![columns[*at].clone()])).collect();
    Suggestion { mapping, missing }
}
