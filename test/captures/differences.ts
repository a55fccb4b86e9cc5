/** Why a capture's clear messages are not all as the truths have them. */
export type Cause = {
	readonly what: string
	/** How one can see it. */
	readonly proof: string
	readonly captures: readonly string[]
}

/** Captures of which a truth is missing or different, by cause. The test fails where one is not listed, or listed in vain. */
export const CAUSES: readonly Cause[] = [
	{
		what: 'tshark reads the key share of the ESNI extension (0xffce) as one more of key_share',
		proof: 'the bytes of extension 51 hold two entries, x25519 and secp256r1',
		captures: ['ntop+nDPI/encrypted_sni.pcap', 'ntop+nDPI/tls-esni-fuzzed.pcap'],
	},
	{
		what: 'tshark replaces the bytes of an ALPN name that is no UTF-8',
		proof: 'the name is BA AD, which we read as Latin-1',
		captures: ['FoxIO-LLC+ja4/tls-non-ascii-alpn.pcapng'],
	},
	{
		what: 'tshark reads a supported_versions extension without data past its end',
		proof: 'extension 43 has length 0; tshark flags it as malformed',
		captures: ['arkime+arkime/arkime_synthetic.pcap'],
	},
	{
		what: 'what tshark makes of a hello whose lengths do not fit: it stops, or leaves out of JA3 what is there',
		proof: 'both programs flag the hello; the suite 2752 stands in it, and so do the extensions that are cut',
		captures: [
			'ntop+nDPI/tls_cipher_lens.pcap',
			'ntop+nDPI/tls_invalid_reads.pcap',
			'seladb+PcapPlusPlus/ssl-malformed1.pcap',
		],
	},
	{
		what: 'tshark takes as a certificate what its outer DER length covers, we the bytes that the message declares',
		proof: 'the entry declares 9 bytes; the DER in it ends after 7 and 8',
		captures: [
			'OISF+suricata-verify/tls_DER-incomplete-content.pcap',
			'OISF+suricata-verify/tls_DER-incomplete-header.pcap',
		],
	},
	{
		what: 'a request target with a space in it: tshark ends it there, we at the version or the end of the line',
		proof: 'the lines are "GET /Hello Arkime" and "CONNECT host:25 / HTTP/1.0"',
		captures: ['FoxIO-LLC+ja4/gre-erspan-vxlan.pcap', 'zeek+zeek/connect-with-smtp.pcap'],
	},
	{
		what: 'a status line whose version is no version',
		proof: 'the line is "HTTP/1.", the byte 0xc5, " 200 OK"',
		captures: ['ntop+nDPI/ndpi_match_string_subprotocol__error.pcapng'],
	},
	{
		what: 'TLS goes on behind SOCKS, and the client that turned to it is not in the capture',
		proof: 'the server acknowledges 201 bytes of the client that no packet holds, its ClientHello among them',
		captures: ['FoxIO-LLC+ja4/socks4-https.pcap'],
	},
	{
		what: 'a hello inside what one side says in another protocol: not taken for one',
		proof: 'bytes of the same sender stand before it, and the peer has said nothing in between',
		captures: [
			'OISF+suricata-verify/app-layer-protocol-negated-unknown-shortcircuit__input.pcap',
			'ntop+nDPI/ossfuzz_seed_fake_traces_1.pcapng',
		],
	},
	{
		what: 'TLS inside the packets of OpenVPN, not read',
		proof: 'two bytes of length and an opcode stand before each part of a record',
		captures: ['ntop+nDPI/443-opvn.pcap', 'ntop+nDPI/openvpn_nohmac_tcp.pcapng'],
	},
	{
		what: 'a request line without a target: tshark takes the version for it',
		proof: 'the line is "GET HTTP/1.1"',
		captures: ['zeek+zeek/no-uri.pcap'],
	},
	{
		what: 'TCP compressed by IPComp, not read',
		proof: 'IP protocol 108 in front of it',
		captures: ['the-tcpdump-group+libpcap/AH-IPcomp-IPv4.pcap'],
	},
]
