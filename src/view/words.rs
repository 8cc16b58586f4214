//! Formatting of numbers and amounts.

#![allow(clippy::indexing_slicing, reason = "a 64-bit number has at most 20 digits")]

use crate::catalog::Money;

/// `135,980`, `56.49`: grouped by thousands, decimals only when there are any.
pub(crate) fn money(amount: Money) -> String {
    let (whole, cents) = (amount.hundredths().unsigned_abs() / 100, amount.hundredths().unsigned_abs() % 100);
    let mut text = grouped(whole);
    if amount.hundredths() < 0 {
        text.insert(0, '-');
    }
    if cents > 0 {
        text = format!("{text}.{cents:02}");
    }
    text
}

/// [`money`] with an explicit sign: `+12,300`.
pub(crate) fn money_change(amount: Money) -> String {
    if amount.hundredths() > 0 { format!("+{}", money(amount)) } else { money(amount) }
}

/// `135980`, `56.49`: without grouping, for programs.
pub(crate) fn bare_money(amount: Money) -> String {
    let (whole, cents) = (amount.hundredths() / 100, amount.hundredths().unsigned_abs() % 100);
    match cents {
        0 => whole.to_string(),
        _ if whole == 0 && amount.hundredths() < 0 => format!("-0.{cents:02}"),
        _ => format!("{whole}.{cents:02}"),
    }
}

/// `1,687,890`
pub(crate) fn grouped(mut number: u64) -> String {
    // At most 20 digits and 6 commas, filled from the end.
    let mut digits = [0; 26];
    let mut start = digits.len();
    let mut count = 0;
    loop {
        if count > 0 && count % 3 == 0 {
            start -= 1;
            digits[start] = b',';
        }
        start -= 1;
        #[allow(clippy::cast_possible_truncation, reason = "a digit")]
        let digit = (number % 10) as u8;
        digits[start] = b'0' + digit;
        count += 1;
        number /= 10;
        if number == 0 {
            return String::from_utf8_lossy(&digits[start..]).into_owned();
        }
    }
}

/// `1 role`, `2 roles`
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_keep_their_cents() {
        assert_eq!(
            (grouped(0), grouped(999), grouped(1_000), grouped(1_687_890)),
            ("0".into(), "999".into(), "1,000".into(), "1,687,890".into())
        );
        assert_eq!(grouped(u64::MAX), "18,446,744,073,709,551,615");
        assert_eq!(money(Money::units(135_980)), "135,980");
        assert_eq!(money_change(Money::units(1_500)), "+1,500");
        let bare = [13_598_000, 5_649, -5_649, -9, 0].map(|hundredths| bare_money(Money::from_hundredths(hundredths)));
        assert_eq!(bare, ["135980", "56.49", "-56.49", "-0.09", "0"]);
        assert_eq!(money_change(Money::units(0).minus(Money::units(1_500))), "-1,500");
    }
}
