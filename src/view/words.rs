//! Figures as people read them.

use crate::catalog::Money;

/// `135,980`, `56.49`: grouped by thousands, decimals only when there are any.
pub(super) fn money(amount: Money) -> String {
    let hundredths = amount.hundredths();
    let sign = if hundredths < 0 { "-" } else { "" };
    let whole = grouped(hundredths.unsigned_abs() / 100);
    match hundredths.unsigned_abs() % 100 {
        0 => format!("{sign}{whole}"),
        cents => format!("{sign}{whole}.{cents:02}"),
    }
}

/// The same with its sign always: `+12,300`.
pub(super) fn money_change(amount: Money) -> String {
    if amount.hundredths() > 0 { format!("+{}", money(amount)) } else { money(amount) }
}

/// `135980`, `56.49`: for machines.
pub(super) fn bare_money(amount: Money) -> String {
    money(amount).replace(',', "")
}

/// `1,687,890`
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 role`, `2 roles`
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_keep_their_cents() {
        assert_eq!((grouped(0), grouped(999), grouped(1_000), grouped(1_687_890)), ("0".into(), "999".into(), "1,000".into(), "1,687,890".into()));
        assert_eq!(money(Money::units(135_980)), "135,980");
        assert_eq!(money_change(Money::units(1_500)), "+1,500");
        assert_eq!(money_change(Money::units(0).minus(Money::units(1_500))), "-1,500");
    }
}
