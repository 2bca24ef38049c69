//! Time zones as files name them.

use chrono_tz::Tz;

/// By IANA name, or by the longer names that tills and shops show.
pub(crate) fn named(text: &str) -> Option<Tz> {
    const NAMES: [(&str, Tz); 22] = [
        ("eastern time", Tz::America__New_York),
        ("central time", Tz::America__Chicago),
        ("mountain time", Tz::America__Denver),
        ("pacific time", Tz::America__Los_Angeles),
        ("arizona", Tz::America__Phoenix),
        ("alaska", Tz::America__Anchorage),
        ("hawaii", Tz::Pacific__Honolulu),
        ("atlantic time", Tz::America__Halifax),
        ("newfoundland", Tz::America__St_Johns),
        ("london", Tz::Europe__London),
        ("edinburgh", Tz::Europe__London),
        ("dublin", Tz::Europe__Dublin),
        ("paris", Tz::Europe__Paris),
        ("madrid", Tz::Europe__Madrid),
        ("berlin", Tz::Europe__Berlin),
        ("tokyo", Tz::Asia__Tokyo),
        ("sydney", Tz::Australia__Sydney),
        ("melbourne", Tz::Australia__Melbourne),
        ("brisbane", Tz::Australia__Brisbane),
        ("adelaide", Tz::Australia__Adelaide),
        ("perth", Tz::Australia__Perth),
        ("utc", Tz::UTC),
    ];
    let text = text.trim();
    if let Ok(zone) = text.parse() {
        return Some(zone);
    }
    let lower = text.to_ascii_lowercase();
    NAMES.iter().find(|(name, _)| lower.starts_with(name)).map(|(_, zone)| *zone)
}

/// Whether a name is that of a zone.
pub fn is_zone(text: &str) -> bool {
    named(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_tills_are_known() {
        assert_eq!(named("Eastern Time (US & Canada)"), Some(Tz::America__New_York));
        assert_eq!(named("Europe/Berlin"), Some(Tz::Europe__Berlin));
        assert_eq!(named("Mars"), None);
    }
}
