//! What the kernel holds of Terrariums, as `ip`, `nft` and `iptables` show it: namespaces, interfaces, packet rules, routes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, bail};
use tokio::process::Command;

use super::Thing;

/// How the names of what a Terrarium makes in the kernel begin; the tag that tells it from others follows.
const NAME: &str = "trm";

/// Everything that the kernel holds of any Terrarium.
pub(super) async fn things() -> anyhow::Result<BTreeSet<Thing>> {
    let mut things = BTreeSet::new();
    things.extend(namespaces()?);
    things.extend(interfaces(&output("ip", &["-o", "link", "show"]).await?));
    things.extend(tables(&output("nft", &["list", "tables"]).await?));
    // Where there is no iptables there are no rules of it.
    things.extend(packet_rules(
        &output("iptables", &["-w", "-S"]).await.unwrap_or_default(),
    ));
    let routes = output("ip", &["-4", "route", "show", "table", "all"]).await?;
    things.extend(self::routes(&routes));
    things.extend(rules(&output("ip", &["-4", "rule", "show"]).await?));
    Ok(things)
}

/// Removes one of them.
pub(super) async fn remove(thing: &Thing) -> anyhow::Result<()> {
    let command = match thing {
        Thing::Namespace { name, .. } => format!("ip netns del {name}"),
        Thing::Interface { name, .. } => format!("ip link del {name}"),
        Thing::Table { name, .. } => format!("nft delete table {name}"),
        Thing::PacketRule { rule, .. } => format!("iptables -w {}", rule.replacen("-A", "-D", 1)),
        Thing::Route { line, .. } => format!("ip -4 route del {line}"),
        Thing::RoutingRule { line, .. } => format!("ip -4 rule del pref {}", line.replace(':', "")),
        Thing::Container { .. } | Thing::Volume(_) => return Ok(()),
    };
    let words: Vec<&str> = command.split_whitespace().collect();
    match words.split_first() {
        Some((program, arguments)) => output(program, arguments).await.map(drop),
        None => Ok(()),
    }
}

/// The tag in `trm3f0a-edge` (`3f0a`) and in `trm-edge` (nothing); none in `trmt7-edge`: the emulator's own tests put other
/// tags there, and may run at the same time.
fn tag(name: &str) -> Option<String> {
    let tag = name.strip_prefix(NAME)?.split('-').next()?;
    let is_tag = tag.is_empty() || (tag.len() == 4 && tag.bytes().all(|b| b.is_ascii_hexdigit()));
    is_tag.then(|| tag.to_owned())
}

/// The tag in the first word that has one.
fn tag_in(line: &str) -> Option<String> {
    line.split_whitespace().find_map(tag)
}

async fn output(program: &str, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new(program)
        .args(arguments)
        .kill_on_drop(true)
        .output()
        .await
        .with_context(|| format!("cannot run {program}"))?;
    if !output.status.success() {
        bail!(
            "`{program} {}` failed: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Namespaces with a name, as `ip netns` lists them.
fn namespaces() -> anyhow::Result<Vec<Thing>> {
    let entries = match std::fs::read_dir("/run/netns") {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).context("cannot list /run/netns"),
    };
    let names =
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    Ok(names
        .filter_map(|name| {
            let tag = tag(&name)?;
            Some(Thing::Namespace { name, tag })
        })
        .collect())
}

/// From lines such as `7: trm-up@if2: <BROADCAST,…`.
fn interfaces(text: &str) -> impl Iterator<Item = Thing> {
    text.lines().filter_map(|line| {
        let name = line.split_whitespace().nth(1)?.trim_end_matches(':');
        let name = name.split('@').next()?.to_owned();
        let tag = tag(&name)?;
        Some(Thing::Interface { name, tag })
    })
}

/// From lines such as `table ip trm3f0a`.
fn tables(text: &str) -> impl Iterator<Item = Thing> {
    text.lines().filter_map(|line| {
        let name = line.trim().strip_prefix("table ")?.to_owned();
        let tag = tag_in(&name)?;
        Some(Thing::Table { name, tag })
    })
}

/// From lines such as `-A DOCKER-USER -i trm3f0a-up -j ACCEPT`.
fn packet_rules(text: &str) -> impl Iterator<Item = Thing> {
    text.lines().filter_map(|line| {
        let (rule, tag) = (line.trim().to_owned(), tag_in(line)?);
        Some(Thing::PacketRule { rule, tag })
    })
}

/// Routes through Terrariums' interfaces, and the ends of pools. An end belongs to whom another route to the same pool
/// belongs; where there is none any more, only the pool tells.
fn routes(text: &str) -> impl Iterator<Item = Thing> {
    let lines = || text.lines().map(str::trim);
    let destination = |line: &str| {
        line.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let owners: BTreeMap<String, String> = lines()
        .filter_map(|line| Some((destination(line), tag_in(line)?)))
        .collect();
    lines().filter_map(move |line| {
        let tag = match line.strip_prefix("unreachable ") {
            Some(end) => owners.get(&destination(end)).cloned(),
            None => Some(tag_in(line)?),
        };
        let line = line.to_owned();
        Some(Thing::Route { line, tag })
    })
}

/// From lines such as `100: from all iif trm-up lookup 7`.
fn rules(text: &str) -> impl Iterator<Item = Thing> {
    text.lines().filter_map(|line| {
        let (line, tag) = (line.trim().to_owned(), tag_in(line)?);
        Some(Thing::RoutingRule { line, tag })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(things: impl Iterator<Item = Thing>) -> Vec<String> {
        things.map(|thing| thing.to_string()).collect()
    }

    #[test]
    fn only_terrarium_s_own_names_count() {
        let names = [
            "trm3f0a-edge",
            "trm-up",
            "trm",
            "trmt7-up",
            "trmXXXX-up",
            "docker0",
        ];
        let tags: Vec<_> = names.into_iter().map(tag).collect();
        let tag = |text: &str| Some(text.to_owned());
        assert_eq!(tags, [tag("3f0a"), tag(""), tag(""), None, None, None]);
    }

    #[test]
    fn tables_interfaces_and_rules_are_found_by_their_names() {
        assert_eq!(
            shown(tables("table ip nat\ntable ip trm\ntable ip trmt1\n")),
            ["nftables table ip trm"]
        );
        assert_eq!(
            shown(interfaces(
                "1: lo: <LOOPBACK> mtu 65536\n7: trm-up@if2: <BROADCAST> mtu 1500\n8: docker0: <UP>\n"
            )),
            ["interface trm-up"]
        );
        assert_eq!(
            shown(packet_rules(
                "-P FORWARD DROP\n-A DOCKER-USER -i trm3f0a-up -j ACCEPT\n-A DOCKER-USER -j RETURN\n"
            )),
            ["iptables rule -A DOCKER-USER -i trm3f0a-up -j ACCEPT"]
        );
        assert_eq!(
            shown(rules(
                "0: from all lookup local\n100: from all iif trm-up lookup 7\n"
            )),
            ["routing rule 100: from all iif trm-up lookup 7"]
        );
    }

    #[test]
    fn the_end_of_a_pool_has_the_owner_of_the_route_to_it() {
        let text = "default via 10.0.0.1 dev eth0\n\
            198.18.0.0/16 via 198.18.0.2 dev trm3f0a-up onlink\n\
            unreachable 198.18.0.0/16 metric 1000\n\
            unreachable 198.19.0.0/16 metric 1000\n";
        let tags: Vec<_> = routes(text)
            .map(|thing| match thing {
                Thing::Route { tag, .. } => tag,
                _ => None,
            })
            .collect();
        let owner = Some("3f0a".to_owned());
        assert_eq!(tags, [owner.clone(), owner, None]);
    }
}
