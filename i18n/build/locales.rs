//! The rules that texts in several languages must keep to fit together. Pure: texts in, messages or complaints out.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};

/// The languages, the one that the others are compared with first.
pub(crate) const LOCALES: [&str; 2] = ["en-US", "zh-CN"];

/// One file of texts.
pub(crate) struct Source {
    /// The folder's name, such as `zh-CN`.
    pub(crate) locale: String,
    /// The file's name without `.ftl`, such as `setup`.
    pub(crate) screen: String,
    /// What is in it.
    pub(crate) text: String,
}

/// A message that every language has, in the same form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Spec {
    /// Its id, such as `setup-title`.
    pub(crate) id: String,
    /// Its arguments.
    pub(crate) arguments: BTreeMap<String, Kind>,
    /// Its text in the first language, as documentation.
    pub(crate) sample: String,
}

/// What an argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Anything that can be shown.
    Any,
    /// A number: a plural is chosen by it, or `NUMBER()` formats it.
    Number,
}

/// The plural categories of the Unicode CLDR: a selector whose keys are among these chooses a plural, and languages
/// differ in which of them they have.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The messages in the order of their ids, or everything that is wrong.
pub(crate) fn check(sources: &[Source]) -> Result<Vec<Spec>, Vec<String>> {
    let mut errors = Vec::new();
    for source in sources.iter().filter(|source| !LOCALES.contains(&source.locale.as_str())) {
        errors.push(format!("locales/{}: not one of the languages in build/locales.rs", source.locale));
    }
    let mut read = LOCALES.map(|locale| (locale, Locale::read(locale, sources, &mut errors))).into_iter();
    let Some((base_name, base)) = read.next() else { return Err(errors) };
    let mut arguments: BTreeMap<&String, BTreeMap<String, Kind>> =
        base.iter().map(|(id, found)| (id, found.arguments.clone())).collect();
    for (name, locale) in read {
        compare((base_name, &base), (name, &locale), &mut errors);
        for (id, found) in &locale {
            let Some(known) = arguments.get_mut(id) else { continue };
            for (argument, kind) in &found.arguments {
                known.entry(argument.clone()).and_modify(|known| *known = (*known).max(*kind));
            }
        }
    }
    if !errors.is_empty() {
        errors.sort();
        return Err(errors);
    }
    let spec = |(id, found): (&String, &Found)| Spec {
        id: id.clone(),
        arguments: arguments.remove(id).unwrap_or_default(),
        sample: found.sample.clone(),
    };
    Ok(base.iter().map(spec).collect())
}

/// What one language says in one message.
struct Found {
    file: String,
    arguments: BTreeMap<String, Kind>,
    /// The variables that choose a text by name, with the names: each language needs all of them.
    choices: BTreeMap<String, BTreeSet<String>>,
    sample: String,
}

type Locale = BTreeMap<String, Found>;

trait Read {
    fn read(locale: &str, sources: &[Source], errors: &mut Vec<String>) -> Self;
}

impl Read for Locale {
    fn read(locale: &str, sources: &[Source], errors: &mut Vec<String>) -> Self {
        let mut messages = Self::new();
        for source in sources.iter().filter(|source| source.locale == locale) {
            let file = format!("{locale}/{}.ftl", source.screen);
            let resource = match parser::parse(source.text.as_str()) {
                Ok(resource) => resource,
                Err((resource, wrong)) => {
                    for error in wrong {
                        let before = source.text.get(..error.pos.start).unwrap_or(&source.text);
                        let line = before.matches('\n').count() + 1;
                        errors.push(format!("{file}:{line}: {}", error.kind));
                    }
                    resource
                }
            };
            for entry in resource.body {
                match entry {
                    Entry::Message(message) => add(&mut messages, &file, &source.screen, &message, errors),
                    Entry::Term(term) => errors.push(format!(
                        "{file}: the term `-{}` is refused: write the words where they are used",
                        term.id.name
                    )),
                    Entry::Comment(_)
                    | Entry::GroupComment(_)
                    | Entry::ResourceComment(_)
                    | Entry::Junk { .. } => {}
                }
            }
        }
        messages
    }
}

fn add(messages: &mut Locale, file: &str, screen: &str, message: &Message<&str>, errors: &mut Vec<String>) {
    let id = message.id.name;
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.ends_with('-')
        && !id.contains("--");
    if !plain || id.strip_prefix(screen).is_none_or(|rest| !rest.starts_with('-')) {
        errors
            .push(format!("{file}: `{id}` must be named `{screen}-…`, in small letters, digits and hyphens"));
    }
    if let Some(attribute) = message.attributes.first() {
        errors.push(format!("{file}: `{id}` has the attribute `.{}`: make it a message", attribute.id.name));
    }
    let mut found = Found {
        file: file.to_owned(),
        arguments: BTreeMap::new(),
        choices: BTreeMap::new(),
        sample: String::new(),
    };
    match &message.value {
        Some(pattern) => {
            let mut complaints = Vec::new();
            found.pattern(pattern, &mut complaints);
            errors.extend(complaints.into_iter().map(|complaint| format!("{file}: `{id}` {complaint}")));
        }
        None => errors.push(format!("{file}: `{id}` has no text")),
    }
    if let Some(earlier) = messages.get(id) {
        errors.push(format!("{file}: `{id}` is already in {}", earlier.file));
    } else {
        messages.insert(id.to_owned(), found);
    }
}

impl Found {
    fn pattern(&mut self, pattern: &Pattern<&str>, errors: &mut Vec<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.sample.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression, errors),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>, errors: &mut Vec<String>) {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.inline(inline, Kind::Any, errors),
            Expression::Select { selector, variants } => (selector, variants),
        };
        let names: Vec<&str> = variants
            .iter()
            .filter_map(|variant| match variant.key {
                VariantKey::Identifier { name } => Some(name),
                VariantKey::NumberLiteral { .. } => None,
            })
            .collect();
        let by_plural = names.iter().all(|name| PLURALS.contains(name));
        self.sample.push_str("{ ");
        self.inline(selector, if by_plural { Kind::Number } else { Kind::Any }, errors);
        self.sample.push_str(" ->");
        match selector {
            InlineExpression::VariableReference { id } if !by_plural => {
                let known = self.choices.entry(id.name.to_owned()).or_default();
                known.extend(names.iter().map(|&name| name.to_owned()));
            }
            InlineExpression::VariableReference { .. } | InlineExpression::FunctionReference { .. } => {}
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. }
            | InlineExpression::Placeable { .. } => {
                errors.push("selects by something else than a variable".to_owned());
            }
        }
        for variant in variants {
            let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) =
                variant.key;
            self.sample.push_str(if variant.default { " *[" } else { " [" });
            self.sample.push_str(key);
            self.sample.push_str("] ");
            self.pattern(&variant.value, errors);
        }
        self.sample.push_str(" }");
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, kind: Kind, errors: &mut Vec<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                let known = self.arguments.entry(id.name.to_owned()).or_insert(kind);
                *known = (*known).max(kind);
                self.sample.push_str("{ $");
                self.sample.push_str(id.name);
                self.sample.push_str(" }");
            }
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                self.sample.push_str(value);
            }
            InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
                for argument in &arguments.positional {
                    self.inline(argument, Kind::Number, errors);
                }
            }
            InlineExpression::FunctionReference { id, .. } => {
                errors.push(format!("calls `{}`: only NUMBER exists", id.name));
            }
            InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
                errors.push("refers to another message: translators need whole sentences".to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression, errors),
        }
    }
}

/// Complains about everything in which two languages differ and must not.
fn compare((base_name, base): (&str, &Locale), (name, locale): (&str, &Locale), errors: &mut Vec<String>) {
    for (id, found) in locale {
        if !base.contains_key(id) {
            errors.push(format!("{}: `{id}` does not exist in {base_name}", found.file));
        }
    }
    for (id, wanted) in base {
        let Some(found) = locale.get(id) else {
            errors.push(format!("{}: `{id}` does not exist in {name}", wanted.file));
            continue;
        };
        let screen = |file: &str| file.rsplit('/').next().map(str::to_owned);
        if screen(&wanted.file) != screen(&found.file) {
            errors.push(format!("{}: `{id}` is in {}", found.file, wanted.file));
        }
        let named = |found: &Found| {
            found.arguments.keys().map(|name| format!("${name}")).collect::<Vec<_>>().join(" ")
        };
        if named(wanted) != named(found) {
            errors.push(format!(
                "{}: `{id}` has the arguments [{}], and [{}] in {base_name}",
                found.file,
                named(found),
                named(wanted)
            ));
        }
        if wanted.choices != found.choices {
            errors.push(format!(
                "{}: `{id}` chooses among [{}], and among [{}] in {base_name}",
                found.file,
                choices(found),
                choices(wanted)
            ));
        }
    }
}

fn choices(found: &Found) -> String {
    let each = found.choices.iter().map(|(variable, names)| {
        format!("${variable}: {}", names.iter().map(String::as_str).collect::<Vec<_>>().join(", "))
    });
    each.collect::<Vec<_>>().join("; ")
}
