//! What a text consists of.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words as they stand.
    Words(String),
    /// The value of this name.
    Value(String),
    /// One of several texts by the value of this name: each with the plural category or the value it is for, the last one
    /// for all others.
    Choice(String, Vec<(String, Vec<Part>)>),
}

/// The parts of a parsed text. Line breaks become spaces.
///
/// # Errors
/// What is not taken, in words.
pub fn parts(pattern: &Pattern<&str>) -> Result<Vec<Part>, String> {
    pattern.elements.iter().map(part).collect()
}

fn part(element: &PatternElement<&str>) -> Result<Part, String> {
    match element {
        PatternElement::TextElement { value } => {
            let words = value.replace('\n', " ");
            match words.contains(char::is_control) {
                true => Err("a control character".into()),
                false => Ok(Part::Words(words)),
            }
        }
        PatternElement::Placeable { expression: Expression::Inline(inline) } => variable(inline).map(Part::Value),
        PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
            let mut texts = Vec::new();
            let mut rest = Vec::new();
            for variant in variants {
                let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = variant.key;
                let text = (key.to_owned(), flat(&variant.value)?);
                if variant.default { rest.push(text) } else { texts.push(text) }
            }
            texts.append(&mut rest);
            variable(selector).map(|name| Part::Choice(name, texts))
        }
    }
}

/// The parts of a variant, which chooses nothing itself.
fn flat(pattern: &Pattern<&str>) -> Result<Vec<Part>, String> {
    let parts = parts(pattern)?;
    match parts.iter().any(|part| matches!(part, Part::Choice(..))) {
        true => Err("a choice within a choice".into()),
        false => Ok(parts),
    }
}

fn variable(expression: &InlineExpression<&str>) -> Result<String, String> {
    match expression {
        InlineExpression::VariableReference { id } => Ok(id.name.to_owned()),
        InlineExpression::StringLiteral { .. } => Err("a literal in braces".into()),
        InlineExpression::NumberLiteral { .. } => Err("a number in braces".into()),
        InlineExpression::FunctionReference { .. } => {
            Err("a function: values come written as the language writes them".into())
        }
        InlineExpression::MessageReference { .. } => Err("another message in braces".into()),
        InlineExpression::TermReference { .. } => Err("a term in braces".into()),
        InlineExpression::Placeable { .. } => Err("braces in braces".into()),
    }
}

/// The names of the values that a text takes.
#[must_use]
pub fn names(parts: &[Part]) -> BTreeSet<&str> {
    parts.iter().flat_map(names_of).collect()
}

fn names_of(part: &Part) -> BTreeSet<&str> {
    match part {
        Part::Words(_) => BTreeSet::new(),
        Part::Value(name) => BTreeSet::from([name.as_str()]),
        Part::Choice(name, texts) => {
            let inner = texts.iter().flat_map(|(_, parts)| names(parts));
            inner.chain([name.as_str()]).collect()
        }
    }
}
