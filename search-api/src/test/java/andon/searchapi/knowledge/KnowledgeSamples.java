package andon.searchapi.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Small files in the forms in which the bodies of knowledge are published; what they tell is made up. */
public final class KnowledgeSamples {
    private KnowledgeSamples() {}

    /** A bundle whose relationships stand before what they relate, with a revoked technique and a deprecated one. */
    public static final String ATTACK = """
            {"type": "bundle", "id": "bundle--1", "spec_version": "2.0", "objects": [
              {"type": "relationship", "id": "relationship--1", "relationship_type": "uses",
               "source_ref": "intrusion-set--1", "target_ref": "attack-pattern--1"},
              {"type": "relationship", "id": "relationship--2", "relationship_type": "uses",
               "source_ref": "intrusion-set--1", "target_ref": "malware--1"},
              {"type": "relationship", "id": "relationship--3", "relationship_type": "uses",
               "source_ref": "malware--1", "target_ref": "attack-pattern--1"},
              {"type": "relationship", "id": "relationship--4", "relationship_type": "mitigates",
               "source_ref": "course-of-action--1", "target_ref": "attack-pattern--1",
               "description": "Train them."},
              {"type": "relationship", "id": "relationship--5", "relationship_type": "revoked-by",
               "source_ref": "attack-pattern--2", "target_ref": "attack-pattern--1"},
              {"type": "relationship", "id": "relationship--6", "relationship_type": "uses", "revoked": true,
               "source_ref": "intrusion-set--1", "target_ref": "attack-pattern--3"},
              {"type": "x-mitre-collection", "id": "x-mitre-collection--1", "name": "Enterprise ATT&CK",
               "x_mitre_version": "99.1", "modified": "2026-10-28T14:00:00.188Z", "x_mitre_contents": [{"a": 1}]},
              {"type": "attack-pattern", "id": "attack-pattern--1", "name": "Lantern Phishing",
               "description": "Letters that \\u202ebring\\u0000 bad light.", "x_mitre_domains": ["enterprise-attack"],
               "kill_chain_phases": [{"kill_chain_name": "mitre-attack", "phase_name": "initial-access"}],
               "x_mitre_platforms": ["Windows"],
               "external_references": [{"source_name": "mitre-attack", "external_id": "T9566",
                 "url": "https://attack.mitre.org/techniques/T9566"}]},
              {"type": "attack-pattern", "id": "attack-pattern--2", "name": "Old Phishing", "revoked": true,
               "external_references": [{"source_name": "mitre-attack", "external_id": "T9001"}]},
              {"type": "attack-pattern", "id": "attack-pattern--3", "name": "Gone", "x_mitre_deprecated": true,
               "external_references": [{"source_name": "mitre-attack", "external_id": "T9002.001"}]},
              {"type": "attack-pattern", "id": "attack-pattern--4", "name": "Without a number"},
              {"type": "course-of-action", "id": "course-of-action--1", "name": "User Training",
               "external_references": [{"source_name": "mitre-attack", "external_id": "M9017"}]},
              {"type": "intrusion-set", "id": "intrusion-set--1", "name": "Paper Moth", "aliases": ["Paper Moth", "APT 990"],
               "description": "Flies at night.",
               "external_references": [{"source_name": "mitre-attack", "external_id": "G9016"}]},
              {"type": "malware", "id": "malware--1", "name": "Nightjar", "is_family": true,
               "x_mitre_aliases": ["Nightjar", "Goatsucker"],
               "external_references": [{"source_name": "mitre-attack", "external_id": "S9001"}]},
              {"type": "identity", "id": "identity--1", "name": "The makers"}
            ]}
            """;

    public static final String MISP = """
            {"authors": ["somebody"], "category": "actor", "description": "Actors.", "name": "Threat Actor", "source": "x",
             "type": "threat-actor", "uuid": "u",
             "values": [
               {"value": "PAPER MOTH", "description": "The same by another source.", "uuid": "u1",
                "meta": {"country": "XX", "refs": ["https://example.org/"], "synonyms": ["Moth of Paper"]},
                "related": [{"dest-uuid": "u2", "type": "similar"}]},
               {"value": "", "description": "nobody"},
               {"value": "paper-moth", "description": "twice"}],
             "version": 303}
            """;

    public static final String KEV = """
            {"title": "CISA Catalog of Known Exploited Vulnerabilities", "catalogVersion": "2026.11.18",
             "dateReleased": "2026-11-18T15:00:00.1234Z", "count": 2, "vulnerabilities": [
               {"cveID": "CVE-2026-31337", "vendorProject": "Acme", "product": "VPN gateway",
                "vulnerabilityName": "Acme VPN gateway command injection", "dateAdded": "2026-11-10",
                "shortDescription": "It runs <script>alert(1)</script> for everybody.", "requiredAction": "Update it.",
                "dueDate": "2026-12-01", "knownRansomwareCampaignUse": "Known", "notes": "", "cwes": ["CWE-78"]},
               {"cveID": "CVE-2026-10001", "vendorProject": "Acme", "product": "Mail", "vulnerabilityName": "n",
                "dateAdded": "2026-11-11", "shortDescription": "d", "requiredAction": "a", "dueDate": "soon",
                "knownRansomwareCampaignUse": "Unknown"}]}
            """;

    /** @param modified when the NVD changed it last, without a zone, as it writes times */
    public static String nvd(double score, String modified) {
        return """
            {"resultsPerPage": 2, "startIndex": 0, "totalResults": 2, "format": "NVD_CVE", "version": "2.0",
             "timestamp": "2026-11-19T08:30:00.000", "vulnerabilities": [
               {"cve": {"id": "CVE-2026-31337", "sourceIdentifier": "cve@acme.example", "published": "2026-11-09T10:15:09.143",
                 "lastModified": "%s", "vulnStatus": "Analyzed",
                 "descriptions": [{"lang": "es", "value": "Algo"}, {"lang": "en", "value": "A flaw in the VPN gateway."}],
                 "metrics": {
                   "cvssMetricV31": [
                     {"source": "cve@acme.example", "type": "Secondary", "cvssData": {"version": "3.1",
                      "vectorString": "CVSS:3.1/AV:L", "baseScore": 5.5, "baseSeverity": "MEDIUM"}},
                     {"source": "nvd@nist.gov", "type": "Primary", "cvssData": {"version": "3.1",
                      "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": %s,
                      "baseSeverity": "CRITICAL"}}],
                   "cvssMetricV2": [{"source": "nvd@nist.gov", "type": "Primary", "cvssData": {"version": "2.0",
                      "vectorString": "AV:N/AC:L/Au:N/C:C/I:C/A:C", "baseScore": 10.0}, "baseSeverity": "HIGH"}]},
                 "weaknesses": [{"source": "nvd@nist.gov", "type": "Primary",
                   "description": [{"lang": "en", "value": "CWE-78"}, {"lang": "en", "value": "NVD-CWE-noinfo"}]}],
                 "configurations": [{"nodes": [{"operator": "OR", "negate": false, "cpeMatch": []}]}],
                 "references": [{"url": "https://acme.example/", "source": "x"}]}},
               {"cve": {"id": "CVE-2026-10009", "published": "2026-11-12T00:00:00.000",
                 "lastModified": "2026-11-12T00:00:00.000", "vulnStatus": "Awaiting Analysis",
                 "descriptions": [{"lang": "en", "value": "Not rated yet."}], "metrics": {}}}]}
            """.formatted(modified, score);
    }

    public static final String EPSS = """
            #model_version:v2025.03.14,score_date:2026-11-19T00:00:00+0000
            cve,epss,percentile
            CVE-2026-31337,0.97432,0.99981
            CVE-2026-10001,0.00042,0.05
            """;

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
