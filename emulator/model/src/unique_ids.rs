//! The unique ids of IAM's users, roles, policies and keys: a prefix that names their kind, and letters in which AWS hides the
//! account. So a key's account, and with it the key itself, is found without a search.

/// The alphabet of base32.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// The letters that hold a leading one and the account's number.
const ACCOUNT_LETTERS: usize = 10;
const ACCOUNT_BITS: u32 = 40;
/// Between the account's number and the end of those letters.
const SPARE_BITS: u32 = 9;

/// An id with a prefix such as `AKIA` and `letters` of them behind it.
pub fn unique_id(prefix: &str, letters: usize, account: &str, random: u128) -> String {
    let number: u128 = account.parse().unwrap_or(0);
    let head =
        1 << (ACCOUNT_BITS + SPARE_BITS) | number << SPARE_BITS | random >> (128 - SPARE_BITS);
    let mut id = prefix.to_owned();
    for place in (0..ACCOUNT_LETTERS).rev() {
        id.push(letter(head >> (5 * place)));
    }
    for place in ACCOUNT_LETTERS..letters {
        id.push(letter(random >> (5 * (place - ACCOUNT_LETTERS))));
    }
    id
}

fn letter(bits: u128) -> char {
    char::from(LETTERS[(bits & 31) as usize])
}

/// The account that an id with a prefix of four letters belongs to; none when it was made before AWS wrote it there, or made up.
pub fn account_of(id: &str) -> Option<String> {
    let letters = id.as_bytes().get(4..4 + ACCOUNT_LETTERS)?;
    let mut head: u64 = 0;
    for letter in letters {
        let value = LETTERS.iter().position(|known| known == letter)?;
        head = head << 5 | value as u64;
    }
    let is_marked = head >> (ACCOUNT_BITS + SPARE_BITS) == 1;
    let number = head >> SPARE_BITS & ((1 << ACCOUNT_BITS) - 1);
    (is_marked && number < 1_000_000_000_000).then(|| format!("{number:012}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_is_read_from_a_key_that_aws_made() {
        assert_eq!(
            account_of("ASIAQNZGKIQY56JQ7WML").as_deref(),
            Some("029608264753")
        );
    }

    #[test]
    fn an_id_holds_its_account_whatever_the_random_bits() {
        for random in [0, 1, u128::MAX, 0x1234_5678_9abc_def0 << 60] {
            for account in ["000000000000", "123456789012", "999999999999"] {
                let id = unique_id("AKIA", 16, account, random);
                assert_eq!(id.len(), 20);
                assert_eq!(account_of(&id).as_deref(), Some(account), "{id}");
            }
        }
        assert_ne!(unique_id("AIDA", 17, "1", 1), unique_id("AIDA", 17, "1", 2));
        assert_eq!(unique_id("AIDA", 17, "1", 1).len(), 21);
    }

    #[test]
    fn what_holds_no_account_is_told() {
        for id in [
            "test",
            "AKIAIOSFODNN7EXAMPLE",
            "AKIA",
            "",
            "AKIA0000000000000000",
        ] {
            assert_eq!(account_of(id), None, "{id}");
        }
    }
}
