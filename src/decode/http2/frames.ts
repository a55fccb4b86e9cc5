import { type Framed, type FramedEvent, FramedStream } from '../http/framed.js'
import { frameTypeName } from './codes.js'
import { FRAME_HEADER, type FrameHeader, frameHeader } from './frame-header.js'
import { framesFit } from './frames-fit.js'
import { beginsWithPreface, PREFACE } from './preface.js'

export type Http2Frame = Framed<FrameHeader>
export type FrameEvent = FramedEvent<FrameHeader>

/**
 * The HTTP/2 frames of one direction, and the preface of a client (RFC 9113, 4.1 and 3.4).
 *
 * @param most answers how long the payload of a frame may be, where that is known
 */
export function http2Frames(
	most: () => number | undefined,
	emit: (event: FrameEvent) => void,
): FramedStream<FrameHeader> {
	return new FramedStream(
		{
			headerLength: () => FRAME_HEADER,
			header: r => frameHeader(r, most()),
			name: ({ type }) => frameTypeName(type) ?? `type ${type}`,
			fits: framesFit,
			preface: { length: PREFACE.length, begins: beginsWithPreface },
		},
		emit,
	)
}
