//! Why a source did not serve, in a few words. A receipt keeps the error's code and what logs say, which is English; people
//! read the code's words.

use super::{Words, source_names};
use goready_i18n::{Lang, msg};
use goready_installers::apply::FailedSource;

/// The code of a run that may not use the network.
pub(crate) const OFFLINE: &str = "GR-NET-001";

/// The sources that did not serve, by name, those with the same cause together.
pub(crate) fn failed_sources(words: &Words<'_>, failed: &[FailedSource]) -> String {
    let mut codes: Vec<&FailedSource> = Vec::new();
    for source in failed {
        if !codes.iter().any(|known| known.code == source.code) {
            codes.push(source);
        }
    }
    words.list(codes.into_iter().map(|first| {
        let of_code = failed.iter().filter(|source| source.code == first.code);
        let mut names: Vec<String> = Vec::new();
        for name in of_code.flat_map(|source| source_names(&source.url)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let cause = cause(words.lang, &first.code, &first.message);
        msg::error_apply_failed_source(words.lang, first.code.as_str(), cause, words.list(names))
    }))
}

/// The few words for a code; what logs say where there are none.
pub(crate) fn cause(lang: &Lang, code: &str, message: &str) -> String {
    match code {
        OFFLINE => msg::cause_offline(lang),
        "GR-NET-002" => msg::cause_address(lang),
        "GR-NET-003" | "GR-NET-004" => msg::cause_proxy(lang),
        "GR-NET-005" | "GR-NET-006" => msg::cause_authorities(lang),
        "GR-NET-007" => msg::cause_unknown_host(lang),
        "GR-NET-008" => msg::cause_connect(lang),
        "GR-NET-009" => msg::cause_timed_out(lang),
        "GR-NET-010" => msg::cause_too_slow(lang),
        "GR-NET-011" => msg::cause_broken(lang),
        "GR-NET-012" | "GR-NET-013" => msg::cause_clock(lang),
        "GR-NET-014" | "GR-NET-015" | "GR-NET-016" => msg::cause_tls(lang),
        "GR-NET-017" | "GR-NET-018" | "GR-NET-022" => msg::cause_malformed(lang),
        "GR-NET-019" => msg::cause_absent(lang),
        "GR-NET-020" => msg::cause_status(lang),
        "GR-NET-021" => msg::cause_web_page(lang),
        "GR-NET-023" | "GR-NET-024" => msg::cause_size(lang),
        "GR-NET-027" => msg::cause_proxies_off(lang),
        "GR-TRUST-004" | "GR-TRUST-005" => msg::cause_hash(lang),
        code => {
            let number = code.strip_prefix("GR-TRUST-").and_then(|number| number.parse::<u32>().ok());
            match number {
                Some(9..=23) => msg::cause_database(lang),
                Some(40..=51) => msg::cause_signature(lang),
                Some(_) | None => message.to_owned(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use goready_i18n::LangTag;

    fn failed(url: &str, code: &str) -> FailedSource {
        FailedSource { url: url.to_owned(), code: code.to_owned(), message: "said in a log".to_owned() }
    }

    #[test]
    fn sources_with_one_cause_are_told_together_in_the_persons_language() {
        let sources = [
            failed("https://a.example", "GR-NET-001"),
            failed("https://b.example", "GR-TRUST-044"),
            failed("https://c.example", "GR-NET-001"),
            failed("https://d.example", "GR-FS-001"),
        ];
        let told = |tag| failed_sources(&Words::new(&Lang::new(tag), None), &sources);
        assert_eq!(
            told(LangTag::EnUs),
            "a.example, c.example (the network is not to be used) [GR-NET-001], \
             b.example (its signature is not accepted) [GR-TRUST-044], d.example (said in a log) [GR-FS-001]"
        );
        assert!(told(LangTag::ZhCn).starts_with("a.example、c.example"));
        assert!(told(LangTag::ZhCn).contains("不允许使用网络"));
    }
}
