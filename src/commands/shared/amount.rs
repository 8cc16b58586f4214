//! Amounts of money on the command line.

/// An amount of money in whole units, as people write it: `85000`, `85,000`, `85 000`, `85k`, `1.2m`.
pub(in crate::commands) fn amount(text: &str) -> Result<u32, String> {
    parsed_amount(text).ok_or_else(|| "write a whole amount, such as 85000, 85,000 or 85k".to_owned())
}

/// The same in hundredths; an amount without a unit may have two decimals: `40.50`.
pub(in crate::commands) fn hundredths(text: &str) -> Result<i64, String> {
    let decimals = text.trim().rsplit_once('.').filter(|(_, decimals)| decimals.len() == 2 && all_digits(decimals));
    let Some((whole, decimals)) = decimals else { return amount(text).map(|whole| i64::from(whole) * 100) };
    Ok(i64::from(amount(whole)?) * 100 + decimals.parse::<i64>().unwrap_or(0))
}

fn parsed_amount(text: &str) -> Option<u32> {
    let text = text.trim();
    let (number, unit): (&str, u32) = match text.char_indices().next_back()? {
        (at, 'k' | 'K') => (text.get(..at)?, 1_000),
        (at, 'm' | 'M') => (text.get(..at)?, 1_000_000),
        _ => (text, 1),
    };
    let (whole, fraction) = number.trim_end().split_once('.').unwrap_or((number.trim_end(), ""));
    // 1.2k is 1,200; 1.234,50 and 85.000 are read differently in different countries, so they are refused.
    let digits = unit.ilog10() as usize;
    if fraction.len() > digits || number.contains('.') && (fraction.is_empty() || !all_digits(fraction)) {
        return None;
    }
    let fraction: u32 = format!("{fraction:0<digits$}").parse().unwrap_or(0);
    grouped_number(whole)?.checked_mul(unit)?.checked_add(fraction)
}

/// A number whose thousands may be grouped by commas, spaces, apostrophes or underscores.
fn grouped_number(text: &str) -> Option<u32> {
    const SEPARATORS: [char; 7] = [',', ' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}', '_'];
    let groups: Vec<&str> = text.split(SEPARATORS).collect();
    let [first, rest @ ..] = groups.as_slice() else { return None };
    let sound = all_digits(first)
        && (rest.is_empty() || first.len() <= 3)
        && rest.iter().all(|group| group.len() == 3 && all_digits(group));
    if sound { groups.concat().parse().ok() } else { None }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, read) in [
            ("85000", 85_000),
            ("85,000", 85_000),
            ("85 000", 85_000),
            ("85\u{202f}000", 85_000),
            ("1'234'567", 1_234_567),
            ("100k", 100_000),
            ("100 K", 100_000),
            ("92.5k", 92_500),
            ("1.25m", 1_250_000),
            ("0", 0),
        ] {
            assert_eq!(amount(text), Ok(read), "{text}");
        }
        for wrong in [
            "",
            "k",
            "-5",
            "1,00",
            "85.000",
            "85.0",
            "1e5",
            "$100",
            "10,0000",
            "1.2345k",
            ".5k",
            "5.k",
            "99999999999",
            "5m k",
            "9999m",
        ] {
            assert!(amount(wrong).is_err(), "{wrong}");
        }
    }
}
