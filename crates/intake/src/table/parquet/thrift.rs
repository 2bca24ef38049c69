//! A look through a structure in Thrift's compact protocol before it is parsed: that its lengths fit into its bytes, and
//! what its numbers say. A parser that believes a length asks for the memory first.

const MAX_DEPTH: usize = 32;

/// A number, and the fields that lead to it; elements of a list have the field of the list.
pub(super) struct Number<'a> {
    pub(super) path: &'a [i16],
    pub(super) value: i64,
}

/// Walks one structure and tells its numbers; the bytes it takes. Nothing where it is damaged, cut off or too deep.
pub(super) fn walk(bytes: &[u8], tell: &mut dyn FnMut(Number)) -> Option<usize> {
    let mut walker = Walker { bytes, at: 0, path: Vec::new(), tell };
    walker.structure()?;
    Some(walker.at)
}

struct Walker<'a> {
    bytes: &'a [u8],
    at: usize,
    path: Vec<i16>,
    tell: &'a mut dyn FnMut(Number),
}

impl Walker<'_> {
    fn structure(&mut self) -> Option<()> {
        let mut field = 0i16;
        if self.path.len() >= MAX_DEPTH {
            return None;
        }
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Some(());
            }
            field = match head >> 4 {
                0 => i16::try_from(self.signed()?).ok()?,
                more => field.checked_add(i16::from(more))?,
            };
            self.path.push(field);
            match head & 0x0f {
                1 => self.number(1),
                2 => self.number(0),
                kind => self.value(kind)?,
            }
            self.path.pop();
        }
    }

    fn value(&mut self, kind: u8) -> Option<()> {
        match kind {
            1..=3 => {
                self.byte()?;
            }
            4..=6 => {
                let value = self.signed()?;
                self.number(value);
            }
            7 => self.pass(8)?,
            8 => {
                let length = self.unsigned()?;
                self.pass(usize::try_from(length).ok()?)?;
            }
            9 | 10 => self.list()?,
            12 => self.structure()?,
            _ => return None,
        }
        Some(())
    }

    fn list(&mut self) -> Option<()> {
        let head = self.byte()?;
        let count = match head >> 4 {
            15 => self.unsigned()?,
            count => u64::from(count),
        };
        // Each element takes a byte at least.
        if count > (self.bytes.len() - self.at) as u64 {
            return None;
        }
        (0..count).try_for_each(|_| self.value(head & 0x0f))
    }

    fn number(&mut self, value: i64) {
        (self.tell)(Number { path: &self.path, value });
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn pass(&mut self, length: usize) -> Option<()> {
        self.at = self.at.checked_add(length).filter(|at| *at <= self.bytes.len())?;
        Some(())
    }

    fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let value = self.unsigned()?;
        Some((value >> 1) as i64 ^ -((value & 1) as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Told<'a> = (&'a [i16], i64);

    fn check(bytes: &[u8], expected: Option<(usize, &[Told])>) {
        let mut numbers = Vec::new();
        let length = walk(bytes, &mut |number| numbers.push((number.path.to_vec(), number.value)));
        let numbers: Vec<Told> = numbers.iter().map(|(path, value)| (path.as_slice(), *value)).collect();
        assert_eq!(length.map(|length| (length, numbers.as_slice())), expected, "{bytes:?}");
    }

    #[test]
    fn numbers_are_told_with_their_path() {
        check(&[0x15, 0x04, 0x2c, 0x15, 0x03, 0, 0, 9], Some((7, &[(&[1], 2), (&[3, 1], -2)])));
        check(&[0x19, 0x25, 0x02, 0x80, 0x01, 0], Some((6, &[(&[1], 1), (&[1], 64)])));
        check(&[0x18, 0x02, b'a', b'b', 0], Some((5, &[])));
    }

    #[test]
    fn lengths_beyond_the_end_are_damage() {
        check(&[0x18, 0xff, 0xff, 0xff, 0xff, 0x0f, b'a', 0], None);
        check(&[0x19, 0xf5, 0xff, 0xff, 0xff, 0x0f, 0, 0], None);
        check(&[0x1c; 60], None);
        check(&[0x15], None);
    }
}
