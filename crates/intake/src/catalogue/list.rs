//! Lists and numbers within one cell, as shops write them.

use crate::problem::{Problem, quoted};
use crate::value::parse_sku;
use tandem_model::Sku;

/// Parts between any of some separators, without blanks around them and without empty ones.
pub(crate) fn split<'t>(text: &'t str, separators: &'t [char]) -> impl Iterator<Item = &'t str> {
    text.split(separators).map(str::trim).filter(|part| !part.is_empty())
}

/// Parts between commas, where `\,` is a comma of a part.
pub(crate) fn split_escaped(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let part = parts.last_mut().expect("there is a part from the beginning on");
        match sign {
            '\\' if signs.peek() == Some(&',') => part.extend(signs.next()),
            ',' => parts.push(String::new()),
            sign => part.push(sign),
        }
    }
    let parts = parts.into_iter().map(|part| part.trim().to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// The targets in the order of their positions, where each has one.
pub(crate) fn in_positions<T>(targets: Vec<T>, positions: Option<&str>) -> Vec<T> {
    let numbers: Option<Vec<u64>> =
        positions.map(|text| split(text, &[',']).map(|number| number.parse().ok()).collect()).unwrap_or_default();
    match numbers {
        Some(numbers) if numbers.len() == targets.len() => {
            let mut placed: Vec<(u64, T)> = numbers.into_iter().zip(targets).collect();
            placed.sort_by_key(|(position, _)| *position);
            placed.into_iter().map(|(_, target)| target).collect()
        }
        _ => targets,
    }
}

/// A count without the decimals that some shops write; what lies behind the point is cut off.
pub(crate) fn whole(text: &str) -> &str {
    let text = text.trim();
    match text.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => text,
    }
}

/// A SKU that is not a number that a spreadsheet has rounded.
pub(crate) fn shop_sku(text: &str) -> Result<Sku, Problem> {
    if is_rounded(text.trim()) {
        let message = format!("{} is a number that a spreadsheet has rounded, the SKU is lost", quoted(text.trim()));
        return Err(Problem::new("rounded_sku", message));
    }
    parse_sku(text)
}

/// `1.67185E+13`.
pub(crate) fn is_rounded(text: &str) -> bool {
    let Some((number, power)) = text.split_once("E+") else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((whole, decimals)) = number.split_once(['.', ',']) else { return false };
    digits(whole) && digits(decimals) && digits(power)
}

/// `true`, `yes` and their like in the spellings of shops; `None` where it is something else.
pub(crate) fn flag(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "1" | "true" | "yes" | "y" | "continue" | "notify" => Some(true),
        "0" | "false" | "no" | "n" | "deny" => Some(false),
        _ => None,
    }
}

/// The words of a flag as products take it.
pub(crate) fn yes_or_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// A status for what is on sale or not.
pub(crate) fn on_sale(flag: bool) -> &'static str {
    if flag { "active" } else { "inactive" }
}

/// A code of lower-case letters, digits and hyphens, such as relationship types have.
pub(crate) fn slug(text: &str) -> String {
    let mut code = String::new();
    for sign in text.chars().flat_map(char::to_lowercase) {
        match sign {
            sign if sign.is_ascii_alphanumeric() => code.push(sign),
            _ if !code.is_empty() && !code.ends_with('-') => code.push('-'),
            _ => {}
        }
    }
    code.truncate(40);
    let code = code.trim_end_matches('-');
    if code.is_empty() { "other".to_owned() } else { code.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_may_be_part_of_a_name() {
        assert_eq!(split_escaped(r"A\,1, B ,, C\2"), ["A,1", "B", r"C\2"]);
        assert_eq!(split_escaped(" "), Vec::<String>::new());
    }

    #[test]
    fn positions_decide_where_every_target_has_one() {
        assert_eq!(in_positions(vec!["a", "b", "c"], Some("3,1,2")), ["b", "c", "a"]);
        assert_eq!(in_positions(vec!["a", "b"], Some("2")), ["a", "b"]);
        assert_eq!(in_positions(vec!["a", "b"], None), ["a", "b"]);
        assert_eq!(in_positions(vec!["b", "a"], Some("")), ["b", "a"]);
    }

    #[test]
    fn rounded_numbers_are_no_skus() {
        assert_eq!(shop_sku("1.67185E+13").unwrap_err().code, "rounded_sku");
        for sku in ["1.5", "SIZE+1", "1E+5", "M.E+1", "12"] {
            assert_eq!(shop_sku(sku).unwrap().as_str(), sku);
        }
    }

    #[test]
    fn codes_are_made_of_names() {
        assert_eq!([slug("X_SELL Pro!"), slug("…"), slug("Früher")], ["x-sell-pro", "other", "fr-her"]);
    }
}
