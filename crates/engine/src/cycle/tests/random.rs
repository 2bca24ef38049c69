//! Repeatable chance for the oracle tests.

pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as u32) % bound
    }

    pub fn one_in(&mut self, many: u32) -> bool {
        self.below(many) == 0
    }
}
