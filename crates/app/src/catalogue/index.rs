//! Who is meant: addresses of a shop to the products that they stand for, in the files and in the workspace.

use super::gather::Gathered;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tandem_engine::Snapshot;
use tandem_intake::Problem;
use tandem_intake::ProductField;
use tandem_intake::catalogue::{Address, CatalogueItem, Subject, group_attribute};
use tandem_model::{CatalogueFormat, Sku};

/// Attributes that name single products, beside those of groups.
const NAMES: [&str; 3] = ["shopify_id", "woocommerce_id", "gtin"];

/// An attribute and its value.
type Name = (&'static str, String);

/// The products that an address stands for, in the order of their SKUs.
pub(crate) type Meant = BTreeSet<Sku>;

pub(crate) struct Index<'s> {
    snapshot: &'s Snapshot,
    formats: Vec<CatalogueFormat>,
    /// Products that the files describe.
    products: BTreeSet<Sku>,
    groups: HashMap<Name, Meant>,
    names: HashMap<Name, Meant>,
}

impl<'s> Index<'s> {
    /// Cost: linear in the products stored and those of the files.
    pub(crate) fn of(snapshot: &'s Snapshot, gathered: &Gathered) -> Self {
        let formats: Vec<CatalogueFormat> = gathered.report.files.iter().map(|found| found.format).collect();
        let mut index =
            Self { snapshot, formats, products: BTreeSet::new(), groups: HashMap::new(), names: HashMap::new() };
        let moved = index.take_files(gathered);
        index.take_stored(&moved);
        index.nest(gathered);
        let described: Vec<Sku> =
            gathered.items.iter().filter_map(|(file, item)| index.product_of(*file, item)).collect();
        index.products.extend(described);
        index.name_parents(gathered);
        index
    }

    /// Products of the files into their groups; answers those whose group the files say.
    fn take_files(&mut self, gathered: &Gathered) -> BTreeMap<Sku, Name> {
        let mut moved = BTreeMap::new();
        for (file, item) in &gathered.items {
            let group = item.group.as_ref().map(|group| (self.attribute(*file), group.key.clone()));
            let own = match &item.subject {
                Subject::Product(sku) => Some(sku),
                Subject::Group(_) => None,
            };
            for sku in own.into_iter().chain(&item.members) {
                if let Some(group) = &group {
                    self.groups.entry(group.clone()).or_default().insert(sku.clone());
                    moved.insert(sku.clone(), group.clone());
                }
            }
            if let Some(sku) = own {
                names(item).for_each(|name| _ = self.names.entry(name).or_default().insert(sku.clone()));
            }
        }
        moved
    }

    fn take_stored(&mut self, moved: &BTreeMap<Sku, Name>) {
        let groups: BTreeSet<&'static str> = self.formats.iter().map(|format| group_attribute(*format)).collect();
        for id in self.snapshot.ids() {
            for (attribute, value) in self.snapshot.attributes(id) {
                let sku = || Sku::new(self.snapshot.sku(id));
                if let Some(name) = groups.get(attribute) {
                    let name = (*name, value.to_owned());
                    let sku = sku();
                    if moved.get(&sku).is_none_or(|group| *group == name) {
                        self.groups.entry(name).or_default().insert(sku);
                    }
                } else if let Some(name) = NAMES.iter().find(|name| **name == attribute) {
                    self.names.entry((name, value.to_owned())).or_default().insert(sku());
                }
            }
        }
    }

    /// The members of a group are those of the group around it as well.
    fn nest(&mut self, gathered: &Gathered) {
        for (file, item) in &gathered.items {
            let Some(group) = &item.group else { continue };
            let Some(within) = &group.within else { continue };
            let attribute = self.attribute(*file);
            let members = self.groups.get(&(attribute, group.key.clone())).cloned().unwrap_or_default();
            self.groups.entry((attribute, within.clone())).or_default().extend(members);
        }
    }

    /// The number of a parent stands for its variants.
    fn name_parents(&mut self, gathered: &Gathered) {
        for (file, item) in &gathered.items {
            if matches!(item.subject, Subject::Group(_)) {
                let members = match self.product_of(*file, item) {
                    Some(sku) => [sku].into(),
                    None => self.members(*file, item),
                };
                names(item).for_each(|name| self.names.entry(name).or_default().extend(members.clone()));
            }
        }
    }

    fn attribute(&self, file: usize) -> &'static str {
        group_attribute(self.formats[file])
    }

    /// The product that a row describes; none where it describes the parent of variants that are there.
    pub(crate) fn product_of(&self, file: usize, item: &CatalogueItem) -> Option<Sku> {
        match &item.subject {
            Subject::Product(sku) => self.parent(file, item).is_none().then(|| sku.clone()),
            Subject::Group(otherwise) => {
                let sku = otherwise.as_ref()?;
                let members = self.members(file, item);
                members.iter().all(|member| member == sku).then(|| sku.clone())
            }
        }
    }

    /// The variants of a parent that a row names as if it were a product: one that is not stored.
    fn parent(&self, file: usize, item: &CatalogueItem) -> Option<&Meant> {
        let Subject::Product(sku) = &item.subject else { return None };
        let named = item.group.is_none() && self.snapshot.id(sku.as_str()).is_none();
        named.then(|| self.groups.get(&(self.attribute(file), sku.to_string()))).flatten()
    }

    /// The variants of a row's group.
    pub(crate) fn members(&self, file: usize, item: &CatalogueItem) -> Meant {
        if let Some(members) = self.parent(file, item) {
            return members.clone();
        }
        let group = item.group.as_ref().map(|group| (self.attribute(file), group.key.clone()));
        group.and_then(|group| self.groups.get(&group)).cloned().unwrap_or_default()
    }

    /// Whose relations a row tells.
    pub(crate) fn speaker(&self, file: usize, item: &CatalogueItem) -> Meant {
        let for_group = item.for_group || self.parent(file, item).is_some();
        let members = if for_group { self.members(file, item) } else { Meant::new() };
        match self.product_of(file, item) {
            Some(sku) if members.is_empty() => [sku].into(),
            _ => members,
        }
    }

    pub(crate) fn meant(&self, file: usize, address: &Address) -> Result<Meant, Problem> {
        let group = |key: &str| self.groups.get(&(self.attribute(file), key.to_owned())).cloned();
        match address {
            Address::Sku(text) => {
                let sku = Sku::new(text);
                if self.products.contains(&sku) || self.snapshot.id(sku.as_str()).is_some() {
                    return Ok([sku].into());
                }
                group(text).ok_or_else(|| Problem::new("unknown_sku", format!("no product has the SKU `{text}`")))
            }
            Address::Group(key) => {
                let product = || self.products.get(&Sku::new(key)).map(|sku| Meant::from([sku.clone()]));
                let what = words(self.formats[file]);
                let unknown = || Problem::new("unknown_product", format!("no product has the {what} `{key}`"));
                group(key).or_else(product).ok_or_else(unknown)
            }
            Address::Kept(name, value) => {
                let unknown = || Problem::new("unknown_product", format!("no product has `{value}` as its {name}"));
                self.names.get(&(*name, value.clone())).cloned().ok_or_else(unknown)
            }
            Address::Foreign(text, why) => Err(Problem::new("not_a_product", format!("`{text}` {why}"))),
        }
    }
}

/// What the products of a group have in common, in words.
fn words(format: CatalogueFormat) -> &'static str {
    match format {
        CatalogueFormat::Shopify => "handle",
        CatalogueFormat::Bigcommerce => "number",
        CatalogueFormat::Akeneo => "product model",
        _ => "parent",
    }
}

fn names(item: &CatalogueItem) -> impl Iterator<Item = Name> {
    item.cells.iter().filter_map(|cell| match &cell.field {
        ProductField::Attribute(name) => {
            let name = NAMES.iter().find(|known| *known == name)?;
            Some((*name, cell.text.clone()))
        }
        _ => None,
    })
}
