//! Currencies as files write them: ISO codes and signs, and how many decimals each has.

use crate::problem::{Problem, quoted};

const NO_DECIMALS: [&str; 16] =
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
const THREE_DECIMALS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
const DOLLARS: [&str; 8] = ["USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"];
const CROWNS: [&str; 4] = ["DKK", "ISK", "NOK", "SEK"];

/// Decimals of the currency's minor unit (ISO 4217).
pub fn decimals(currency: &str) -> u32 {
    if NO_DECIMALS.contains(&currency) {
        0
    } else if THREE_DECIMALS.contains(&currency) {
        3
    } else {
        2
    }
}

/// An ISO 4217 code, upper-cased. Only its form is judged: codes come and go.
pub fn parse_currency(text: &str) -> Result<String, Problem> {
    let code = text.trim().to_ascii_uppercase();
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Ok(code)
    } else {
        Err(Problem::new("bad_currency", format!("{} is not a currency code such as `EUR`", quoted(text.trim()))))
    }
}

/// The currency that a sign or code beside an amount names. A sign of many currencies means `usual` where it can.
pub fn named_currency(mark: &str, usual: &str) -> Option<String> {
    let among = |family: &[&str], otherwise: Option<&str>| {
        let code = if family.contains(&usual) { Some(usual) } else { otherwise };
        code.map(str::to_owned)
    };
    match mark {
        "€" => Some("EUR".to_owned()),
        "£" => Some("GBP".to_owned()),
        "$" => among(&DOLLARS, Some("USD")),
        "US$" | "US $" => Some("USD".to_owned()),
        "A$" | "AU$" | "AU $" => Some("AUD".to_owned()),
        "C$" | "CA$" | "C $" | "CA $" => Some("CAD".to_owned()),
        "NZ$" | "NZ $" => Some("NZD".to_owned()),
        "HK$" | "HK $" => Some("HKD".to_owned()),
        "S$" | "SG$" => Some("SGD".to_owned()),
        "¥" => among(&["JPY", "CNY"], Some("JPY")),
        "zł" => Some("PLN".to_owned()),
        "₹" => Some("INR".to_owned()),
        "₩" => Some("KRW".to_owned()),
        "kr" | "kr." => among(&CROWNS, None),
        "Fr" | "Fr." | "SFr." => Some("CHF".to_owned()),
        code => parse_currency(code).ok(),
    }
}
