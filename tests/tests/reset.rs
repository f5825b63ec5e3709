//! `POST /_terrarium/reset`: the world, or an account, as it was on the first day.

use terrarium_tests::clients::{client, find, run, script};
use terrarium_tests::{Terrarium, element, elements, lines, needs_guests, newest_debian};

#[test]
fn boto3_sees_a_fresh_world_after_a_reset_in_memory_and_in_a_directory() {
    let Some(python) = find("python3") else {
        return;
    };
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().display().to_string();
    let permissive = ["--auth", "permissive"];
    let kept = [&permissive[..], &["--data", &data]].concat();
    for (arguments, path) in [
        (&permissive[..], "/_terrarium/reset"),
        (&kept, "/moto-api/reset"),
    ] {
        let terrarium = Terrarium::simulated(arguments);
        run(client(&python, &terrarium)
            .arg(script("boto3_reset.py"))
            .arg(path));
    }
}

#[test]
fn what_was_reset_stays_away_when_the_server_is_killed() {
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().display().to_string();
    let terrarium = Terrarium::simulated(&["--data", &data]);
    terrarium.ec2("CreateVpc&CidrBlock=10.0.0.0/16").ok();
    terrarium.s3("PUT", "/a-bucket", b"").ok();
    terrarium.s3("PUT", "/a-bucket/k", &[b'x'; 100_000]).ok();
    terrarium.post("/_terrarium/reset", &[]).ok();
    terrarium.kill();
    let terrarium = Terrarium::simulated(&["--data", &data]);
    let vpcs = terrarium.ec2("DescribeVpcs").ok();
    assert_eq!(elements(&vpcs, "vpcId").count(), 1, "{vpcs}");
    assert_eq!(terrarium.s3("GET", "/a-bucket", b"").code(), "NoSuchBucket");
}

#[test]
fn a_wrong_account_and_another_sites_page_are_refused() {
    let terrarium = Terrarium::simulated(&[]);
    terrarium.s3("PUT", "/a-bucket", b"").ok();
    for query in ["?account=12", "?account=", "?everything"] {
        let refused = terrarium.post(&format!("/_terrarium/reset{query}"), &[]);
        assert_eq!(refused.status, 400, "{}", refused.body);
    }
    let page = [("origin", "http://evil.example")];
    assert_eq!(terrarium.post("/_terrarium/reset", &page).status, 403);
    terrarium.s3("GET", "/a-bucket", b"").ok();
}

#[test]
fn guests_and_routers_are_gone_when_a_reset_answers() {
    if !needs_guests() {
        return;
    }
    let arguments = ["--compute", "docker", "--pool", "198.18.18.0/23"];
    let terrarium = Terrarium::start(&arguments).unwrap_or_else(|said| panic!("{said}"));
    for round in ["while it boots", "once more"] {
        let image = newest_debian(&terrarium);
        let run = format!("RunInstances&ImageId={image}&MinCount=1&MaxCount=1");
        let answer = terrarium.ec2(&run).ok();
        let instance = element(&answer, "instanceId").expect("an instance");
        let vpc = element(&answer, "vpcId").expect("a VPC");
        assert_eq!(lines("ip netns", vpc).len(), 1, "{round}: no router");
        terrarium.post("/_terrarium/reset", &[]).ok();
        let guests = lines("docker ps -a", instance);
        assert!(guests.is_empty(), "{round}: {guests:?}");
        let routers = lines("ip netns", vpc);
        assert!(routers.is_empty(), "{round}: {routers:?}");
    }
    assert!(terrarium.stop().success());
}
