/**
 * Every bound of the program, in one place. Past a bound the program goes on and says `limit`; it never fails.
 * Sizes are bytes unless the name says otherwise.
 */
export const LIMITS = {
	/** Nesting of one block: deeper is hostile (a deep certificate is about 15 levels). */
	depth: 48,
	/** Nesting of DER that no declaration knows. */
	der: 16,
	/** Fields of one block's tree. */
	fields: 200_000,
	/** Issues kept of one block. */
	blockIssues: 1000,
	/** A capture that is read before the screen shows it, in the same thread. */
	readAtOnce: 2 << 20,
	/** One captured packet. The largest snapshot length in use is 262,144. */
	packet: 1 << 20,
	/** One block of a pcapng file. */
	block: 64 << 20,
	/** Interfaces one capture file may describe. */
	interfaces: 10_000,
	/** Damaged places of one capture file that are named. */
	captureIssues: 100,
	/** What is kept of a capture that cannot be read twice (gzip, stdin), in a file of its own. */
	spool: 64 * (1 << 30),
	/** The window of a zstd frame: what `zstd` itself gives without being asked for more. */
	zstdWindow: 128 << 20,
	/** IPv4 addresses whose bytes are kept to be used again. */
	addresses: 4096,
	/** VLAN tags, MPLS labels or IPv6 extension headers of one packet. */
	headers: 64,
	/** Tunnels in one another in one packet. */
	tunnels: 16,
	/** IP fragments held until the rest of their packets arrives, and for how many seconds (RFC 8200, 4.5). */
	fragments: 4 << 20,
	fragmentSeconds: 60,
	/** Bytes held back for one direction of a connection while a segment is missing. */
	outOfOrder: 4 << 20,
	/** The same for all connections together: past it, the direction that has waited longest gives up first. */
	outOfOrderTotal: 32 << 20,
	/** Packets of a connection that may still bring what the peer has acknowledged already, before it counts as lost. */
	lateSegments: 8,
	/** Payload of all connections together that is kept after it was delivered, to compare retransmissions with. */
	delivered: 2 << 20,
	/** Runs of delivered payload that one direction can look up there. */
	deliveredRuns: 64,
	/** Issues that reassembly names for one direction. */
	streamIssues: 100,
	/** TCP connections followed at once, and closed ones that are remembered for their last packets. */
	connections: 16_384,
	closedConnections: 256,
	/** Issues that are named for one conversation. */
	issues: 200,
	/** Seconds of capture time without a packet after which a connection is given up (RFC 5382, 5: two hours and four minutes). */
	idleSeconds: 7_440,
	/** The same while nobody has answered: Linux repeats a SYN for 127 seconds. */
	unansweredSeconds: 130,
	/** The same once a RST or both FINs were seen: what was in flight arrives by then. */
	closingSeconds: 2,
	/** The same for a closed connection to be forgotten: stray retransmissions belong to it until then. */
	closedSeconds: 60,
	/** Certificates that are remembered, so that they are read once only, and the largest of them. */
	knownCertificates: 256,
	knownCertificate: 8192,
	/** Certificates of one chain that are looked at, and of one path. */
	sentCertificates: 64,
	pathLength: 16,
	/** Issuers that are tried while paths are looked for, and paths that are weighed. */
	pathSteps: 200,
	paths: 32,
	/** Names of one certificate compared with an authority's name constraints. */
	nameComparisons: 100_000,
	/** Larger certificates than a `knownCertificate` that are remembered for their checks. */
	knownLargeCertificates: 8,
	/** Signatures and chains whose checks are remembered. */
	knownSignatures: 4096,
	knownPaths: 512,
	/** Logs of Certificate Transparency of one list. */
	ctLogs: 1000,
	/** ClientHellos whose fingerprints are remembered, and the characters of the longest that is told by. */
	knownFingerprints: 256,
	knownFingerprint: 4096,
	/** One TLS handshake message (the length field allows 16 MiB). */
	handshake: 1 << 20,
	/** Handshake messages of one connection that are kept until its proofs are computed. */
	transcript: 4 << 20,
	/** The head of one HTTP message. */
	httpHead: 256 << 10,
	/** A dynamic table of HTTP/2, and the entries of one sender that are kept to read its header blocks again. */
	headerTable: 1 << 20,
	headerEntries: 100_000,
	/** Messages of one HTTP/2 sender that are under way at once, and their bodies all together. */
	http2Streams: 1024,
	http2Bodies: 32 << 20,
	/** The size line of one HTTP chunk, and the trailers of one HTTP message. */
	httpLine: 16 << 10,
	/** HTTP requests of one connection that wait for their responses. */
	pipelined: 256,
	/** Runs of captured bytes that are named for one HTTP message; of a longer one the first, and how many there are. */
	pieces: 4096,
	/** A text to be traced, and the places named where it was found in one stream. */
	needle: 1024,
	hits: 10_000,
	/** Records of one message or run of application data that are inspected at once: the rest are other pages of it. */
	recordsShown: 16,
	/** One HTTP body held to undo its content coding, and what it may grow to. */
	body: 8 << 20,
	decodedBody: 32 << 20,
	/** One server-sent event, and events and WebSocket messages of one conversation whose texts are kept. */
	serverEvent: 1 << 20,
	keptTexts: 100_000,
	/** Messages of one sender in a row that are rungs of their own, and messages of the rungs behind them. */
	messagesApart: 64,
	messagesTogether: 256,
	/** Bytes of one direction that are held while its protocol is not recognised yet. */
	recognise: 4096,
	/** A file with certificates or a list of logs. */
	certificateFile: 64 << 20,
	/** A file with a key log or a private key. */
	keyFile: 256 << 20,
	/** One line of a file that is followed. */
	followedLine: 64 << 10,
	/** Lines of key logs that are kept, and secrets of one label and name that are tried. */
	keyLogLines: 1_000_000,
	secretsOfOneName: 8,
	/** Lines of key logs that are named because they are of no use, and labels that are counted. */
	keyLogFaults: 1000,
	keyLogLabels: 64,
	/** Attempts to open records of one direction that may fail before its keys are given up, and records that may be missing between two. */
	failedOpenings: 4096,
	skippedRecords: 64,
	/**
	 * Packets that are remembered while secrets may still come, of one connection and of all together, and seconds of
	 * capture time that a connection waits for them after its end.
	 */
	waitingPackets: 16_384,
	waitingPacketsTotal: 262_144,
	waitingSeconds: 10,
	/** Connections of a key log that are tried where the ClientHello that names one is missing. */
	triedConnections: 256,
	/** Handshakes of one connection whose names in key logs are kept: the last stands for those past it. */
	namedHandshakes: 64,
	/** Early data that wait for the server's word whether it takes them. */
	earlyData: 256 << 10,
	/** Sessions whose secrets are remembered for connections that take them up again. */
	sessions: 16_384,
	/** Protocols that one connection turns to after HTTP: tunnels in tunnels. */
	turns: 4,
	/** Lines of text kept of what a connection says before TLS or instead of it, and the characters of each. */
	spokenLines: 16,
	spokenLine: 120,
	/** Bytes kept of its beginning. */
	spokenHead: 16,
	/** Groups that conversations are counted in by their causes, and the numbers kept of each. */
	causeGroups: 10_000,
	groupMembers: 16,
	/** Characters of a display filter, how deep it may nest, and bytes of a value that a pattern is tried on. */
	filter: 4096,
	filterDepth: 100,
	patternSubject: 64 << 10,
	/** The head of a request for a tunnel, connections that a proxy has open at once, and milliseconds it waits for the first words of a client. */
	connectHead: 16 << 10,
	relayed: 1024,
	firstWords: 10_000,
	/** Milliseconds in which a server has to take the connection that a client of a proxy has asked for. */
	reachable: 30_000,
	/** Connections whose processes may still become known. */
	unnamed: 4096,
	/** Bytes of a recording that are on their way to the disk: past them the relay waits for it. */
	writtenBehind: 16 << 20,
	/** Certificates that a proxy has made and remembers. */
	leafCertificates: 256,
} as const
