//! Where products and families stand among the nodes of the graphs; all groups share the numbering. A family
//! gets its pair of junctions with its first link, so most never have one. Another kind of node would be
//! another owner in `products`.

/// No family, no product or no node.
pub(super) const NONE: u32 = u32::MAX;

#[derive(Clone)]
pub(super) struct Family {
    pub members: Vec<u32>,
    /// The node through which links leave; they arrive through the one after it.
    junctions: u32,
}

#[derive(Clone, Default)]
pub(super) struct Places {
    /// Below this, product and node have the same number: all products before the first junction.
    same: u32,
    /// The node of each product from `same` on.
    nodes: Vec<u32>,
    /// The product at each node from `same` on, or [`NONE`] for junctions and gaps.
    products: Vec<u32>,
    family_of: Vec<u32>,
    families: Vec<Family>,
}

impl Places {
    /// That many products without a family.
    pub fn with_products(products: u32) -> Self {
        Places { same: products, family_of: vec![NONE; products as usize], ..Places::default() }
    }

    pub fn nodes(&self) -> u32 {
        self.same + self.products.len() as u32
    }

    /// Products known; ids are dense.
    pub fn product_count(&self) -> u32 {
        self.same + self.nodes.len() as u32
    }

    /// The node of a product, made where there is none; ids are dense, so those below it are made as well.
    pub fn make_product(&mut self, product: u32) -> u32 {
        while self.product_count() <= product {
            self.add_product();
        }
        if product < self.same { product } else { self.nodes[(product - self.same) as usize] }
    }

    fn add_product(&mut self) {
        self.family_of.push(NONE);
        if self.products.is_empty() {
            self.same += 1;
        } else {
            let (product, node) = (self.product_count(), self.nodes());
            self.nodes.push(node);
            self.products.push(product);
        }
    }

    pub fn make_junctions(&mut self, family: u32) -> u32 {
        self.make_family(family);
        let place = &mut self.families[family as usize];
        if place.junctions == NONE {
            let even = (self.same + self.products.len() as u32).next_multiple_of(2);
            place.junctions = even;
            self.products.resize((even + 2 - self.same) as usize, NONE);
        }
        place.junctions
    }

    fn make_family(&mut self, family: u32) {
        if self.families.len() <= family as usize {
            self.families.resize(family as usize + 1, Family { members: Vec::new(), junctions: NONE });
        }
    }

    pub fn product_at(&self, node: u32) -> Option<u32> {
        if node < self.same {
            return Some(node);
        }
        self.products.get((node - self.same) as usize).copied().filter(|&product| product != NONE)
    }

    pub fn node_of(&self, product: u32) -> Option<u32> {
        if product < self.same {
            return Some(product);
        }
        self.nodes.get((product - self.same) as usize).copied()
    }

    pub fn junctions_of(&self, family: u32) -> Option<u32> {
        self.families.get(family as usize).map(|place| place.junctions).filter(|&node| node != NONE)
    }

    pub fn members(&self, family: u32) -> &[u32] {
        self.families.get(family as usize).map_or(&[], |place| &place.members)
    }

    pub fn member_nodes(&self, family: u32) -> impl Iterator<Item = u32> + Clone {
        self.members(family).iter().filter_map(|&product| self.node_of(product))
    }

    pub fn family_of(&self, product: u32) -> Option<u32> {
        self.family_of.get(product as usize).copied().filter(|&family| family != NONE)
    }

    pub fn enlist(&mut self, product: u32, family: u32) {
        self.make_product(product);
        self.make_family(family);
        self.family_of[product as usize] = family;
        self.families[family as usize].members.push(product);
    }

    pub fn dismiss(&mut self, product: u32, family: u32) {
        self.family_of[product as usize] = NONE;
        self.families[family as usize].members.retain(|&member| member != product);
    }

    pub fn shrink(&mut self) {
        self.nodes.shrink_to_fit();
        self.products.shrink_to_fit();
        self.families.iter_mut().for_each(|family| family.members.shrink_to_fit());
    }

    pub fn bytes(&self) -> usize {
        let words = self.nodes.capacity() + self.products.capacity() + self.family_of.capacity();
        let members: usize = self.families.iter().map(|family| family.members.capacity()).sum();
        (words + members) * 4 + self.families.capacity() * size_of::<Family>()
    }
}
