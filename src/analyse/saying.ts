/** A sentence without its words: what it says, and of what. `src/explain/sayings` has the words, in every language. */
export type Saying = {
	readonly [C in SayingCode]: { readonly code: C; readonly values: Readonly<Record<Slots[C], Said>> }
}[SayingCode]

/** What stands in a sentence: a number, a name that is the same in every language, another sentence, or several of these. */
export type Said = number | string | Saying | readonly Said[]

export type SayingCode = keyof Slots

/** A sentence and what it is about. */
export function saying<C extends SayingCode>(
	code: C,
	...[values]: [Slots[C]] extends [never] ? [] : [values: Readonly<Record<Slots[C], Said>>]
): Saying {
	return { code, values: values ?? {} } as Saying
}

export function isSaying(said: Said): said is Saying {
	return typeof said === 'object' && 'code' in said
}

/** Whether both say the same of the same. */
export function isSame(a: Said, b: Said): boolean {
	return JSON.stringify(a) === JSON.stringify(b)
}

/** What each sentence has to be told. */
type Slots = {
	// What is missing, and words of other sentences.
	client: never
	server: never
	besides: 'first' | 'second'
	because: 'what' | 'why'
	nameless_certificate: never
	nobody_named: never
	unknown_time: never
	no_name: never
	unknown_key: never
	unknown_algorithm: never
	secrets: never
	handshake_secrets: never
	master_secret: never
	secrets_of_records: never
	support_for: 'cipher'
	its_cipher_suite: never
	suite_hash: never
	not_captured: never
	past_transcript: 'most'
	the_message: 'name'
	the_psk: never
	inner_hello: never
	hidden_inner_hello: never
	check_of_delegation: never
	algorithm_in_node: never
	in_node: 'how'
	a_signature: never
	the_certificate: never
	certificate: never
	certificate_of: 'name'
	issuer_certificate: never
	proof_of_random: never
	server_name: never
	key_exchange: never
	capture_time: never
	stapled_response: never
	good_response: never
	timestamps: never
	logs_with: 'log'
	key_of_log: 'log'
	// Signatures, Finished, tags, downgrades, binders.
	renegotiation: 'over'
	after_handshake: 'over'
	transcript_to: 'message' | 'bytes' | 'hash'
	transcript_behind: 'transcript' | 'context'
	messages_to: 'message' | 'bytes'
	hashed_with: 'over' | 'hash'
	transcript_before: never
	transcript_to_certificate: never
	randoms_and: 'params'
	randoms_and_bytes: 'params' | 'bytes'
	ecdh_params: never
	dh_params: never
	the_parameters: never
	sealed_records: 'count'
	some_sealed_records: 'opened' | 'count'
	end_of_random: never
	hello_without_binder: never
	hello_without_binders: 'count'
	and_no_psk_taken: 'over'
	certificate_message: never
	signature_right: 'how'
	signature_wrong: 'how'
	scheme_by: 'scheme' | 'name'
	with_hash: 'algorithm' | 'hash'
	md5_and_sha1: never
	no_scheme: never
	no_signature: never
	signature_by: 'name'
	no_signature_there: never
	scheme_not_offered: 'scheme'
	scheme_not_checked: 'scheme'
	needs_another_key: 'how' | 'kind'
	must_not_sign: 'scheme'
	no_signature_then: 'kind'
	node_cannot_check: 'how' | 'reason'
	node_cannot_read: 'name' | 'reason'
	algorithm_not_checked: 'name'
	pss_masks: 'mask' | 'hash'
	pss_trailer: 'trailer'
	carrier_unreadable: never
	signer_not_read: never
	certificate_unreadable: never
	certificate_empty: never
	key_unreadable: 'name'
	suite_hash_unknown: never
	transcript_not_whole: 'missing'
	delegated: never
	ssl3_signs_master: never
	may_be_inner: never
	verify_sealed: 'side' | 'missing'
	verify_unread: 'side'
	anonymous: never
	parameters_unsigned: never
	signs_a_random: 'missing'
	key_exchange_lost: never
	finished_right: 'with'
	finished_wrong: 'with'
	finished_unreadable: never
	finished_sealed: 'missing'
	finished_unread: 'side'
	finished_hash_unknown: never
	computed_with: 'secret'
	the_master_secret: never
	the_prf: 'label'
	hmac_handshake: 'side'
	hmac_application: 'side'
	one_record_right: never
	records_right: never
	no_record_opened: never
	others_stayed_sealed: 'count'
	broken_record: 'record' | 'side' | 'packet' | 'seal'
	broken_last_record: 'record' | 'side' | 'packet' | 'seal'
	and_one_more: 'text'
	and_more: 'text' | 'count'
	tag: never
	mac: never
	downgraded_fallback: 'knows' | 'taken'
	downgraded: 'knows' | 'taken' | 'offered'
	fell_back: 'offered' | 'taken'
	no_sentinel: 'offered' | 'taken'
	random_not_covered: 'text'
	random_covered: 'text' | 'by'
	servers_finished: never
	exchange_signature: never
	binder_needs_psk: never
	// Certificates.
	signed_parts: 'certificates' | 'bytes'
	signature_of: 'name'
	path_from: 'count' | 'name'
	validity_of: 'count'
	names_of: 'count' | 'name'
	key_usages_of: 'name'
	public_key: 'bytes'
	certificate_bytes: 'bytes'
	key_of: 'name'
	own_key: never
	raw_key: never
	no_subject: never
	no_issuer_name: never
	signed_by: 'subject' | 'by' | 'how'
	signatures_verified: 'count' | 'links'
	signed_by_itself: 'name' | 'how'
	not_the_key: 'side'
	signature_not_checkable: 'subject' | 'by' | 'why'
	signature_not_by: 'subject' | 'by' | 'how'
	unreadable_signature: never
	other_algorithm: never
	but_weak: 'why' | 'weak'
	weak_hash: 'name' | 'hash'
	weak_key: 'name' | 'key' | 'least'
	issuer_not_sent: 'subject' | 'issuer' | 'sent'
	only_itself_sent: 'issuer'
	order_signed: 'place' | 'issuer' | 'other' | 'subject'
	order_issuer_first: 'issuer' | 'other' | 'subject'
	no_use: 'place' | 'name'
	sent_before: 'place' | 'name'
	first: never
	second: never
	third: never
	fourth: never
	fifth: never
	sixth: never
	nth: 'number'
	bundle: 'name' | 'count'
	bundle_of_node: 'version'
	nothing_to_trust: 'bundle'
	stands_in: 'name' | 'bundle'
	chains_to: 'name' | 'bundle'
	no_path: 'bundle' | 'count' | 'name'
	names_itself: 'name' | 'bundle'
	chains_to_stranger: 'name' | 'bundle'
	chains_to_namesake: 'name' | 'bundle'
	issuer_lacking: 'issuer' | 'name' | 'bundle'
	to_be_had: 'name' | 'url'
	no_clock: 'time'
	when_captured: 'time' | 'what'
	expired_on: 'name' | 'date'
	not_valid_before: 'name' | 'date'
	one_was_valid: 'name' | 'time'
	all_were_valid: 'count' | 'time'
	one_is_valid: 'name'
	all_are_valid: 'count'
	by_now: 'what'
	valid_now: never
	since_capture: 'what'
	no_server_name: 'listed'
	no_name_asked: 'listed'
	is_for: 'names'
	more: 'count'
	no_host: never
	one_of_its_names: 'name'
	within_its_name: 'name' | 'pattern'
	ech_may_hide: never
	none_of_its_names: 'name' | 'listed'
	none_but_ech: 'name' | 'listed'
	only_common_name: never
	common_name_only: 'name'
	wrong_purpose: 'name' | 'uses' | 'purpose'
	for_purpose: 'purpose'
	any_purpose: never
	nothing: never
	unrestricted_key: 'purposes'
	unknown_use: 'purposes' | 'uses'
	its_uses: 'purposes' | 'uses'
	wrong_usage: 'who' | 'usage' | 'uses'
	right_usage: 'purposes' | 'usage' | 'who'
	a_client: never
	rsa_key_exchange: never
	static_ecdh: never
	precertificate: 'name'
	no_authority: 'name' | 'why'
	constraints_say_so: never
	no_constraints: never
	may_not_sign: 'name' | 'uses'
	too_many_below: 'name' | 'most' | 'count'
	explicit_curve: 'name'
	critical_unread: 'name' | 'extension'
	critical_unknown: 'name' | 'extension'
	odd_constraint: 'name'
	constraint_excludes: 'name' | 'host' | 'certificate'
	constraint_not_permitted: 'name' | 'host' | 'certificate'
	constraint_unknown_form: 'name' | 'host' | 'certificate'
	constraint_too_many: 'name' | 'most' | 'host' | 'certificate'
	nobody_signed_key: 'side'
	not_checkable_certificate: 'side' | 'why'
	not_one_value: 'bytes'
	part_unreadable: 'part'
	signed_part: never
	serial_number: never
	issuer: never
	validity: never
	subject: never
	public_key_part: never
	signature_algorithm: never
	signature: never
	// OCSP responses and timestamps of logs.
	ocsp_response_for: 'name' | 'bytes'
	status_of: 'name'
	responder_error: 'error'
	response_unreadable: never
	nobody_can_tell: 'name'
	revoked_unproven: 'name'
	about_another: 'name' | 'serial'
	response_not_checkable: 'why'
	response_not_by: 'by'
	by_issuer: 'name' | 'how'
	by_responder: 'name' | 'how'
	revoked: 'name' | 'by'
	revoked_since: 'name' | 'since' | 'by'
	status_not_known: 'by' | 'name'
	response_without_time: never
	good_without_clock: 'name' | 'by'
	response_for_other_time: 'from' | 'to' | 'time'
	whenever_news: never
	good_from: 'name' | 'from' | 'to' | 'by'
	responder_absent: never
	responder_not_signed: 'issuer' | 'name'
	responder_not_for: 'name'
	no_response_sent: never
	no_demanded_response: never
	response_demanded: never
	timestamps_for: 'count' | 'name'
	no_timestamp: never
	no_list_of_logs: 'count'
	log_unknown: 'log'
	log_over_issuer: 'log'
	timestamp_not_by: 'date' | 'log'
	promised_late: 'log' | 'date'
	promised: 'log' | 'date' | 'way'
	in_certificate: never
	by_tls: never
	by_ocsp: never
	log_without_algorithm: 'log'
	timestamp_not_checkable: 'log' | 'why'
	// Why records stay sealed.
	readable_not_checked: 'why'
	compression_lost: never
	compression_not_undone: 'method'
	no_server_hello: never
	no_client_hello: never
	rsa_in_tls13: never
	rsa_other_exchange: 'exchange'
	rsa_other_key: never
	no_line_of_it: 'version'
	no_secret_of_it: 'version'
	suite_unknown: 'suite'
	suite_of_number: 'number'
	draft_nonce: 'suite'
	hash_not_in_node: 'hash'
	not_supported: 'cipher'
	not_in_node: 'cipher'
	tag_of_other_keys: never
	mac_of_other_keys: never
	padding_of_other_keys: never
	too_short: never
	no_whole_blocks: 'count'
	only_zeros: never
	key_stream_lost: never
	block_before_lost: never
}
