//! Sums of amounts as channels write them in JSON: digits with at most one point.

/// Decimals that are kept.
const PLACES: usize = 8;
const ONE: i128 = 10_i128.pow(PLACES as u32);

/// An amount to so many decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Decimal(i128);

impl Decimal {
    /// Nothing is zero. Finer digits are cut off.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = text.trim().strip_prefix('-').map_or((1, text.trim()), |digits| (-1, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let number = |text: &str| match text {
            "" => Some(0),
            _ if text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse::<i128>().ok(),
            _ => None,
        };
        fraction.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
        let kept = &fraction[..fraction.len().min(PLACES)];
        let missing = 10_i128.pow((PLACES - kept.len()) as u32);
        Some(Self(sign * (number(whole)? * ONE + number(kept)? * missing)))
    }

    pub(super) fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub(super) fn abs(self) -> Self {
        Self(self.0.abs())
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }

    pub(super) fn times(self, pieces: i32) -> Self {
        Self(self.0 * i128::from(pieces))
    }

    pub(super) fn text(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, fraction) = (self.0.abs() / ONE, self.0.abs() % ONE);
        let fraction = format!("{fraction:0PLACES$}");
        match fraction.trim_end_matches('0') {
            "" => format!("{sign}{whole}"),
            fraction => format!("{sign}{whole}.{fraction}"),
        }
    }
}

/// The sum of amounts; a text that is no amount is the answer, so that it is told.
pub(super) fn sum<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let mut sum = Decimal::default();
    for text in texts {
        match Decimal::parse(text.as_ref()) {
            Some(amount) => sum.0 += amount.0,
            None => return text.as_ref().to_owned(),
        }
    }
    sum.text()
}

/// An amount without others.
pub(super) fn less(whole: &str, parts: &[&str]) -> String {
    let mut left = match Decimal::parse(whole) {
        Some(whole) => whole,
        None => return whole.to_owned(),
    };
    for part in parts {
        match Decimal::parse(part) {
            Some(part) => left = left.minus(part),
            None => return (*part).to_owned(),
        }
    }
    left.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_added_without_loss() {
        assert_eq!(sum(["0.1", "0.2", "-10.00", ""]), "-9.7");
        assert_eq!(sum(["12.98999999999", "0.00000001"]), "12.99");
        assert_eq!(sum(["1", "x", "2"]), "x");
        assert_eq!(less("10.0000", &["2.5", ""]), "7.5");
        assert_eq!(less("10", &["1,5"]), "1,5");
        assert_eq!(Decimal::parse("1e5"), None);
    }
}
