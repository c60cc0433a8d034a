//! probe
#![allow(clippy::all)]
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let unit = a[1].replace("\\n", "\n");
    let n: usize = a[2].parse().unwrap();
    let t = unit.repeat(n / unit.len());
    let x = inquit::Extractor::new();
    drop(x.extract("“We won,” said Ana Lopes."));
    for _ in 0..a.get(3).map_or(1, |v| v.parse().unwrap()) {
        let s = std::time::Instant::now();
        let d = x.extract(&t);
        println!(
            "{:?} {} {} {}",
            s.elapsed(),
            d.sentences().len(),
            d.mentions().len(),
            d.attributions().len()
        );
    }
}
