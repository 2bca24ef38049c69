//! Strong components by two searches, after Kosaraju and Sharir: forward for the order in which nodes are finished,
//! backward in the reverse of it. Neither asks for more than the next neighbour that is not reached yet, which is what
//! keeps pairs of products from being written out.

use super::great::GREAT;
use super::search::{Frame, OPEN, SHUT, Search};

pub(super) const REACHED: u32 = 0;

impl Search<'_> {
    /// The components of two nodes or more, each ascending, among some nodes; all others are shut. Where these are a
    /// large part of all, the great one is looked for first and leaves little to be searched. The nodes are left as they
    /// are: shut them after.
    pub(super) fn components_of(&mut self, nodes: &[u32]) -> Vec<Vec<u32>> {
        self.open(nodes.iter().copied());
        if nodes.len() < self.label.len() / GREAT {
            return self.components(nodes.iter().copied(), true).unwrap_or_default();
        }
        let great = self.great_component(nodes);
        self.open(nodes.iter().copied());
        self.shut(great.iter().copied());
        let rest: Vec<u32> = nodes.iter().copied().filter(|&node| self.is_open(node)).collect();
        let mut found = self.components(rest.into_iter(), true).unwrap_or_default();
        found.extend((great.len() > 1).then_some(great));
        found.sort_unstable();
        found
    }

    /// The components of two nodes or more, each ascending, of what some open nodes lead to. `all` says that every open
    /// node is among the starts. None where patience came to its end. The nodes reached are left as they are: shut them
    /// after.
    pub(super) fn components(&mut self, starts: impl Iterator<Item = u32>, all: bool) -> Option<Vec<Vec<u32>>> {
        self.forward = true;
        let reached = self.finished(starts)?;
        if !all {
            self.label.iter_mut().filter(|label| **label == OPEN).for_each(|label| *label = SHUT);
        }
        reached.iter().for_each(|&node| self.label[node as usize] = OPEN);
        self.forward = false;
        let mut nodes = Vec::new();
        for &root in reached.iter().rev() {
            if self.is_open(root) {
                let mut component = self.reached_from(root);
                if self.patience == 0 {
                    return None;
                }
                if component.len() > 1 {
                    component.sort_unstable();
                    nodes.push(component);
                }
            }
        }
        self.forward = true;
        nodes.sort_unstable();
        Some(nodes)
    }

    /// What the starts lead to, in the order in which it is finished.
    fn finished(&mut self, starts: impl Iterator<Item = u32>) -> Option<Vec<u32>> {
        let mut finished = Vec::new();
        let mut frames: Vec<Frame> = Vec::new();
        for start in starts {
            if !self.is_open(start) {
                continue;
            }
            self.label[start as usize] = REACHED;
            frames.push(Frame::new(start));
            while let Some(mut frame) = frames.pop() {
                match self.next(&mut frame) {
                    Some((node, _)) => {
                        self.label[node as usize] = REACHED;
                        frames.push(frame);
                        frames.push(Frame::new(node));
                    }
                    None => finished.push(frame.node),
                }
                if self.patience == 0 {
                    return None;
                }
            }
        }
        Some(finished)
    }

    /// All that a node leads to, itself first, in the direction of the search; incomplete where patience came to its
    /// end.
    pub(super) fn reached_from(&mut self, root: u32) -> Vec<u32> {
        self.label[root as usize] = REACHED;
        let mut found = vec![root];
        let mut at = 0;
        while let Some(&node) = found.get(at).filter(|_| self.patience > 0) {
            at += 1;
            let mut frame = Frame::new(node);
            while let Some((next, _)) = self.next(&mut frame) {
                self.label[next as usize] = REACHED;
                found.push(next);
            }
        }
        found
    }
}
