//! Tokens that are known by their looks, wherever they stand.

use super::HIDDEN;

/// How tokens of well-known services begin (GitHub, GitLab, npm, `PyPI`, Slack, Amazon), as their secret scanners know them.
const BEGINNINGS: [&str; 17] = [
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "gldt-",
    "glrt-",
    "npm_",
    "pypi-",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "AKIA",
    "ASIA",
    "dckr_pat_",
];

/// What follows the beginning of a token is at least this long.
const LEAST: usize = 8;

/// A part of an address this long that mixes digits and letters of both cases names nothing that people read.
const LEAST_OF_ADDRESS: usize = 16;

/// The text without tokens.
pub(super) fn without_tokens(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_address = false;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !is_of_token(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        result.push_str(if is_token(word, in_address) { HIDDEN } else { word });
        let mark = after.chars().next();
        in_address = after.starts_with("://") || (in_address && mark.is_some_and(is_of_address));
        result.extend(mark);
        rest = mark.map_or("", |mark| after.split_at(mark.len_utf8()).1);
    }
    result
}

const fn is_of_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// Whether an address goes on with this mark.
const fn is_of_address(c: char) -> bool {
    matches!(c, '/' | ':' | '.' | '@' | '?' | '&' | '=' | '%' | '~' | '+' | '!')
}

fn is_token(word: &str, in_address: bool) -> bool {
    let begins = BEGINNINGS.iter().filter_map(|begin| word.strip_prefix(begin));
    if begins.into_iter().any(|rest| rest.len() >= LEAST) {
        return true;
    }
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    in_address
        && word.len() >= LEAST_OF_ADDRESS
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_known_by_their_beginning_and_in_addresses_by_their_mix() {
        for (text, hidden) in [
            ("GOPRIVATE=gitlab.com/ghp_0123456789abcdef", "GOPRIVATE=gitlab.com/***"),
            ("GODEBUG=key=glpat-0123456789,x", "GODEBUG=key=***,x"),
            ("https://dl.example.com/abcDEF123tok45678/acme/go/", "https://dl.example.com/***/acme/go/"),
            ("AKIAIOSFODNN7EXAMPLE is", "*** is"),
            ("路径 npm_0123456789abc。", "路径 ***。"),
            ("npm_run pypi-x ghp_", "npm_run pypi-x ghp_"),
            ("https://proxy.golang.org,direct", "https://proxy.golang.org,direct"),
            ("x86_64 ~/Projects/GoLang2026AndMore/x", "x86_64 ~/Projects/GoLang2026AndMore/x"),
            ("h1:a1B2c3D4e5F6g7H8i9J0=", "h1:a1B2c3D4e5F6g7H8i9J0="),
        ] {
            assert_eq!(without_tokens(text), hidden, "{text}");
        }
    }
}
