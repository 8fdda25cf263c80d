//! Walks every `ALL` list, so that nothing can be registered and untested.

use settle_model::param::{Param, Type};
use settle_model::value::Value;
use settle_model::{Kind, optimizer, schedule, surface};

/// What has to hold for every kind of a list.
fn check_all<T>(list: &str, all: &[Kind<T>], files: &str) {
    let mut names: Vec<_> = all.iter().map(|kind| kind.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all.len(), "{list} has a name twice");
    for kind in all {
        let _ = kind.initial();
        (kind.params)().iter().for_each(|param| check(kind.name, param));
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(files);
    let declares = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a source file");
        text.matches("declare! {").count()
    };
    let declared: usize = folder.read_dir().expect("a folder").map(|f| declares(f.expect("a file").path())).sum();
    assert_eq!(declared, all.len(), "every file of {list} declares one kind, and each is in ALL");
}

/// What has to hold for every parameter.
fn check(kind: &str, param: &Param) {
    let name = format!("{kind}.{}", param.key);
    let [low, high] = param.slider;
    assert!(low <= high, "{name}: the slider goes backwards");
    if matches!(param.ty, Type::Float | Type::Int | Type::Optional(_)) {
        assert!(param.domain.contains(low) && param.domain.contains(high), "{name}: the slider leaves the domain");
    }
    if let Value::Number(n) = param.initial() {
        assert!(param.domain.contains(*n), "{name}: the first value lies outside the domain");
    }
    if param.scale == settle_model::param::Scale::Log {
        assert!(low > 0.0, "{name}: a log scale needs a slider above 0");
    }
}

#[test]
fn schedules_are_whole() {
    check_all("schedules", schedule::ALL, "schedule");
}

#[test]
fn optimizers_are_whole() {
    check_all("optimizers", optimizer::ALL, "optimizer");
}

#[test]
fn surfaces_are_whole() {
    check_all("surfaces", surface::ALL, "surface");
}
