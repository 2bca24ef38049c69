//! The session key: what a caller must know besides the address.

use std::fmt;
use subtle::ConstantTimeEq;

/// 256 random bits as hexadecimal digits; new for each run and never stored.
#[derive(Clone)]
pub struct SessionKey(String);

impl SessionKey {
    /// Fails where the system has no random numbers.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Takes as long for a nearly right key as for a wrong one.
    pub fn matches(&self, offered: &str) -> bool {
        self.0.as_bytes().ct_eq(offered.as_bytes()).into()
    }
}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_runs_have_two_keys_of_256_bits() {
        let (one, other) = (SessionKey::random().unwrap(), SessionKey::random().unwrap());
        assert_eq!(one.as_str().len(), 64);
        assert_ne!(one.as_str(), other.as_str());
    }

    #[test]
    fn only_the_whole_key_matches() {
        let key = SessionKey::random().unwrap();
        assert!(key.matches(key.as_str()));
        assert!(!key.matches(&key.as_str()[..63]));
        assert!(!key.matches(""));
    }

    #[test]
    fn a_key_is_not_printed_by_accident() {
        let key = SessionKey::random().unwrap();
        assert!(!format!("{key:?}").contains(key.as_str()));
    }
}
