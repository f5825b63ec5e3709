//! The state of EC2 across `kill -9`, with several writers at work: what was acknowledged is there, and nothing is half there.

mod observed;
mod writer;

use std::process::Command;
use std::sync::mpsc;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use terrarium_tests::Terrarium;

use observed::Observed;
use writer::Writer;

/// How often the emulator is killed.
const KILLS: usize = 15;
/// How many work at the same time.
const WRITERS: usize = 4;

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_half_applied_when_it_is_killed() {
    let seed = std::env::var("TERRARIUM_TEST_SEED").ok();
    let seed = seed.map_or_else(rand::random, |seed| seed.parse().expect("a number"));
    println!("again with TERRARIUM_TEST_SEED={seed}, though the moments of the kills differ");
    let mut random = StdRng::seed_from_u64(seed);
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().display().to_string();
    let terrarium = Terrarium::simulated(&["--data", &data]);
    let mut writers: Vec<_> = (0..WRITERS)
        .map(|number| Writer::new(&terrarium, number, random.random()))
        .collect();
    drop(terrarium);

    let mut changes = 0;
    for _ in 0..KILLS {
        let terrarium = Terrarium::simulated(&["--data", &data]);
        changes += work_until_killed(&terrarium, &mut writers, random.random_range(1..60));
        drop(terrarium);
        let terrarium = Terrarium::simulated(&["--data", &data]);
        let observed = Observed::of(&terrarium);
        observed.ensure_whole();
        for writer in &mut writers {
            writer.compare(&observed);
        }
    }
    assert!(changes > KILLS * 5, "{changes} changes are few");
}

/// Lets all writers work until so many changes were acknowledged, and kills the emulator under them. Gives how many were in the end.
fn work_until_killed(terrarium: &Terrarium, writers: &mut [Writer], acknowledged: usize) -> usize {
    std::thread::scope(|scope| {
        let (acknowledge, counted) = mpsc::channel();
        for writer in writers {
            let acknowledge = acknowledge.clone();
            scope.spawn(move || {
                while writer.change(terrarium) {
                    let _ = acknowledge.send(());
                }
            });
        }
        drop(acknowledge);
        for _ in 0..acknowledged {
            counted.recv().expect("requests are answered");
        }
        let pid = terrarium.pid().to_string();
        let killed = Command::new("kill").args(["-KILL", &pid]).status();
        assert!(killed.is_ok_and(|status| status.success()), "kill runs");
        acknowledged + counted.iter().count()
    })
}
