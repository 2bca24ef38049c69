//! Customers as keys that say nothing of the person, but are the same wherever that person buys.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tandem_model::CustomerKey;

/// Marketplaces that write an address of their own for each buyer; it is known within that channel only.
const RELAYS: [&str; 3] = ["@marketplace.amazon.", "@members.ebay.", "@guest.airbnb."];

/// Makes keys with a secret of the workspace. Without the secret nobody can try out addresses.
#[derive(Clone)]
pub struct Pseudonym {
    mac: Hmac<Sha256>,
    clear: bool,
    shop: String,
}

impl Pseudonym {
    /// `clear` keeps what the file says instead. `channel` and `account` tell whose customer numbers they are.
    pub fn new(secret: &[u8; 32], clear: bool, channel: &str, account: &str) -> Self {
        let mac = Hmac::new_from_slice(secret).expect("a key of any length is taken");
        Self { mac, clear, shop: format!("{channel}\n{account}") }
    }

    /// By the channel's own number, else by e-mail, else by phone.
    pub(crate) fn key(&self, id: &str, email: &str, phone: &str) -> Option<CustomerKey> {
        let id = whole_number(id);
        if !matches!(id, "" | "0") {
            return Some(self.hashed(&[&self.shop, "id", id], id));
        }
        if email.contains('@') {
            let email = email.to_lowercase();
            let shop = if RELAYS.iter().any(|relay| email.contains(relay)) { self.shop.as_str() } else { "" };
            return Some(self.hashed(&[shop, "email", &email], &email));
        }
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        (digits.len() >= 6).then(|| self.hashed(&["", "phone", &digits], &digits))
    }

    fn hashed(&self, parts: &[&str], clear: &str) -> CustomerKey {
        if self.clear {
            return clear.to_owned();
        }
        let mut mac = self.mac.clone();
        for part in parts {
            mac.update(part.as_bytes());
            mac.update(b"\n");
        }
        let digest = mac.finalize().into_bytes();
        let mut key = String::with_capacity(32);
        for byte in &digest[..16] {
            key.push(char::from(b"0123456789abcdef"[usize::from(byte >> 4)]));
            key.push(char::from(b"0123456789abcdef"[usize::from(byte & 15)]));
        }
        key
    }
}

/// `17850.0` is 17850 that went through a spreadsheet.
pub(crate) fn whole_number(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(whole) if !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(clear: bool, channel: &str, id: &str, email: &str, phone: &str) -> Option<CustomerKey> {
        Pseudonym::new(&[7; 32], clear, channel, "").key(id, email, phone)
    }

    #[test]
    fn a_person_has_one_key_in_every_shop() {
        let by_email = key(false, "shopify", "", "Ann@Example.com", "");
        assert_eq!(by_email, key(false, "etsy", "0", "ann@example.com", "+49 170 1"));
        assert_eq!(by_email.unwrap().len(), 32);
        assert_ne!(key(false, "shopify", "5", "", ""), key(false, "etsy", "5", "", ""));
        assert_eq!(key(false, "generic", "17850.0", "", ""), key(false, "generic", "17850", "", ""));
        assert_eq!(key(false, "generic", "", "none", "0"), None);
    }

    #[test]
    fn a_relay_address_is_known_in_its_shop_only() {
        let relay = "x1@marketplace.amazon.de";
        assert_ne!(key(false, "amazon", "", relay, ""), key(false, "shopify", "", relay, ""));
    }

    #[test]
    fn clear_text_is_kept_only_when_asked_for() {
        assert_eq!(key(true, "etsy", "", "Ann@example.com", "").as_deref(), Some("ann@example.com"));
        assert!(!key(false, "etsy", "", "ann@example.com", "").unwrap().contains("ann"));
    }
}
