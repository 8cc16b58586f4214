//! Numbers as spreadsheets show them: with signs of currencies, separators of thousands, and the decimal point of a country.

use std::borrow::Cow;

/// An amount in plain digits with a decimal point, such as `75090.5` for `$75,090.50` and `75.090,50 €`; `None` where a
/// separator could be either: `1,234` is taken for thousands, `1.234` is not taken for anything.
///
/// ```
/// # use career_data::formats::number::plain;
/// assert_eq!(plain("75090.5").as_deref(), Some("75090.5"));
/// assert_eq!(plain("$ 75,090").as_deref(), Some("75090"));
/// assert_eq!(plain("75.090,50 €").as_deref(), Some("75090.50"));
/// assert_eq!(plain("36,05").as_deref(), Some("36.05"));
/// assert_eq!((plain("1.234"), plain("1,23,456"), plain("12 EUR/h")), (None, None, None));
/// ```
#[must_use]
pub fn plain(text: &str) -> Option<Cow<'_, str>> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    if is_digits(whole) && fraction.is_none_or(|fraction| is_digits(fraction) && fraction.len() != 3) {
        return Some(text.into());
    }
    let digits: String =
        without_currency(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '\u{2019}')).collect();
    let points: Vec<char> = digits.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let grouping = match (points.as_slice(), digits.rsplit([',', '.']).next()?.len()) {
        ([], _) => None,
        // One comma before three digits: thousands. One full stop before three digits may be either.
        ([','], 3) => Some((',', '.')),
        (['.'], 3) => return None,
        ([decimal], _) => Some((if *decimal == '.' { ',' } else { '.' }, *decimal)),
        ([first, .., last], _) if first == last => Some((*first, if *first == '.' { ',' } else { '.' })),
        ([first, .., last], _) => Some((*first, *last)),
    };
    let Some((thousands, decimal)) = grouping else { return is_digits(&digits).then(|| digits.into()) };
    let (whole, fraction) = digits.split_once(decimal).unwrap_or((&digits, ""));
    let mut groups = whole.split(thousands);
    let first = groups.next()?;
    let is_grouped = is_digits(first) && (first.len() <= 3 || !whole.contains(thousands));
    let rest = groups.map(|group| (group.len() == 3 && is_digits(group)).then_some(group)).collect::<Option<String>>()?;
    let point = if fraction.is_empty() { "" } else { "." };
    (is_grouped && fraction.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("{first}{rest}{point}{fraction}").into())
}

/// The text without the sign or code of a currency before or behind it.
fn without_currency(text: &str) -> &str {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20bf}');
    let text = text.trim_matches(is_sign);
    let code =
        |part: Option<&str>| part.is_some_and(|part| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_uppercase()));
    let text = if code(text.get(..3)) { text.get(3..).unwrap_or_default() } else { text };
    let behind = text.len().saturating_sub(3);
    let text = if code(text.get(behind..)) { text.get(..behind).unwrap_or_default() } else { text };
    text.trim_matches(is_sign)
}

/// A code as a number: `0`, `000000` and `0.0` are one code, as are `1235`, `1,235` and `01235`, since spreadsheets drop zeros
/// at the start of what looks like a number, and show others as they show numbers. `None` for a code with other characters.
///
/// ```
/// # use career_data::formats::number::code;
/// assert_eq!([code("000000"), code("0"), code("0.0")], [Some(0); 3]);
/// assert_eq!([code("1235"), code("1,235"), code("01235.00")], [Some(1235); 3]);
/// assert_eq!((code("31-33"), code(""), code("1.5")), (None, None, None));
/// ```
#[must_use]
pub fn code(text: &str) -> Option<u32> {
    let text = text.trim();
    let whole =
        text.split_once('.').map_or(Some(text), |(whole, zeros)| zeros.bytes().all(|byte| byte == b'0').then_some(whole))?;
    let whole = if whole.contains(',') { plain(whole)? } else { whole.into() };
    whole.bytes().all(|byte| byte.is_ascii_digit()).then(|| whole.parse().ok())?
}
