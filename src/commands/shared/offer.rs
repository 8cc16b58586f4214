//! Wages on the command line: `85000 GBP`, `40 CAD an hour`.

use super::amount::hundredths;
use crate::catalog::Money;
use crate::query::Offer;
use career_data::vocabulary::Period;

/// Parses a wage: an amount, a currency by its ISO 4217 code and, unless it is a year, a period.
pub(in crate::commands) fn offer(text: &str) -> Result<Offer, String> {
    let wrong = || "write an amount and a currency, such as \"85000 GBP\" or \"40 CAD an hour\"".to_owned();
    let is_code = |word: &&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '/').filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(is_code).ok_or_else(wrong)?;
    let (before, after) = (words.get(..at).unwrap_or_default(), words.get(at + 1..).unwrap_or_default());
    let period = match after {
        [] => Period::Year,
        [period] | ["a" | "an" | "per", period] => period_of(period).ok_or_else(wrong)?,
        _ => return Err(wrong()),
    };
    let amount = Money::from_hundredths(hundredths(&before.join(" "))?);
    let currency = words.get(at).map(|code| code.to_ascii_uppercase()).unwrap_or_default();
    Ok(Offer { amount, currency, period })
}

fn period_of(word: &str) -> Option<Period> {
    Some(match word.to_ascii_lowercase().as_str() {
        "year" | "yr" | "y" | "annum" => Period::Year,
        "month" | "mo" => Period::Month,
        "hour" | "hr" | "h" => Period::Hour,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wages_are_read_as_people_write_them() {
        for (text, hundredths, currency, period) in [
            ("85000 GBP", 8_500_000, "GBP", Period::Year),
            ("85k gbp", 8_500_000, "GBP", Period::Year),
            ("85 000 EUR a year", 8_500_000, "EUR", Period::Year),
            ("40.50 CAD an hour", 4_050, "CAD", Period::Hour),
            ("40 CAD/h", 4_000, "CAD", Period::Hour),
            ("5,000 NOK per month", 500_000, "NOK", Period::Month),
        ] {
            let read = Offer { amount: Money::from_hundredths(hundredths), currency: currency.to_owned(), period };
            assert_eq!(offer(text), Ok(read), "{text}");
        }
        for wrong in ["", "85000", "GBP", "GBP 85000", "85000 pounds", "85000 GBP a week", "-1 GBP", "x GBP", "85.000,00 EUR"] {
            assert!(offer(wrong).is_err(), "{wrong}");
        }
    }
}
