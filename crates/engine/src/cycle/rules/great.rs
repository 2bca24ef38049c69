//! The component of one node: what it leads to that leads back to it. Where most of a shop is one component, nearly all
//! that a node could still ask for is reached, and asking is in vain; so once fewer nodes are open than are to be
//! asked, the open ones ask instead whether anything reached leads to them (after Beamer, Asanović and Patterson,
//! *Direction-Optimizing Breadth-First Search*, 2012), and the first answer does.

use super::component::REACHED;
use super::search::{Frame, OPEN, SHUT, Search};

/// A component of one node in so many is great.
pub(super) const GREAT: usize = 2;

/// What is reached from one node.
struct Tide<'s, 'a> {
    search: &'s mut Search<'a>,
    /// The labels as those see it that ask from the other end: open is what is reached.
    other: Vec<u32>,
    reached: Vec<u32>,
    /// How many of the reached have followed their links, and how many asked their rules.
    linked: usize,
    asked: usize,
}

impl Search<'_> {
    /// The component of that of some nodes which most leads to and away from; ascending. All of them and no others are
    /// open. They are left as they are.
    pub(super) fn great_component(&mut self, nodes: &[u32]) -> Vec<u32> {
        let Some(first) = nodes.iter().copied().max_by_key(|&node| (self.busyness(node), node)) else {
            return Vec::new();
        };
        let ahead = self.reached_in_tides(first, nodes.to_vec(), true);
        self.shut(nodes.iter().copied());
        self.open(ahead.iter().copied());
        let mut both = self.reached_in_tides(first, ahead, false);
        self.forget();
        both.sort_unstable();
        both
    }

    /// How much leads to a node, times how much it leads to.
    fn busyness(&self, node: u32) -> usize {
        let doors = |forward| {
            let product = self.ground.product(node).into_iter();
            let nets = product.flat_map(|product| self.ground.nets.iter().map(move |net| (net, product)));
            nets.map(|(net, product)| net.doors(forward).of(product).len()).sum::<usize>()
        };
        let side = |forward| self.ground.row(node, forward).len() + doors(forward);
        side(true) * side(false)
    }

    /// All open nodes that one leads to, or that lead to it, itself first. `open` are the open ones.
    fn reached_in_tides(&mut self, first: u32, open: Vec<u32>, forward: bool) -> Vec<u32> {
        self.forward = forward;
        let other = vec![SHUT; self.label.len()];
        let mut tide = Tide { search: self, other, reached: Vec::new(), linked: 0, asked: 0 };
        tide.run(first, open);
        let reached = tide.reached;
        self.forward = true;
        reached
    }
}

impl Tide<'_, '_> {
    fn run(&mut self, first: u32, mut open: Vec<u32>) {
        let all = open.len();
        self.reach(first);
        loop {
            self.follow_links();
            let left = all - self.reached.len();
            let asking = self.reached.len() - self.asked;
            if left == 0 || asking == 0 {
                return;
            }
            if left <= asking {
                open.retain(|&node| self.search.is_open(node));
                self.ask_from_the_other_end(&open);
            } else {
                self.ask();
            }
        }
    }

    fn reach(&mut self, node: u32) {
        self.search.label[node as usize] = REACHED;
        self.other[node as usize] = OPEN;
        self.reached.push(node);
    }

    fn follow_links(&mut self) {
        while let Some(&node) = self.reached.get(self.linked) {
            self.linked += 1;
            let mut frame = Frame::new(node);
            while let Some(next) = self.search.next_by_link(&mut frame) {
                self.reach(next);
            }
        }
    }

    /// One node asks for all that its rules lead to.
    fn ask(&mut self) {
        let mut frame = Frame::new(self.reached[self.asked]);
        self.asked += 1;
        while let Some((next, _)) = self.search.next_by_rule(&mut frame) {
            self.reach(next);
        }
    }

    /// The open nodes ask whether what is reached leads to them. Those found are still to ask themselves.
    fn ask_from_the_other_end(&mut self, open: &[u32]) {
        self.asked = self.reached.len();
        self.turn();
        for &node in open {
            if self.search.next_by_rule(&mut Frame::new(node)).is_some() {
                self.search.label[node as usize] = OPEN;
                self.other[node as usize] = REACHED;
                self.reached.push(node);
            }
        }
        self.search.forget_direction();
        self.turn();
    }

    fn turn(&mut self) {
        std::mem::swap(&mut self.search.label, &mut self.other);
        self.search.forward = !self.search.forward;
    }
}
