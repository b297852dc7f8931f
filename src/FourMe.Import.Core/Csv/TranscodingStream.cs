using System.Text;
using FourMe.Import.Files;

namespace FourMe.Import.Csv;

/// <summary>Converts text in any encoding to UTF-8. Invalid bytes are refused, with their position.</summary>
/// <param name="source">The text; disposed with this.</param>
/// <param name="encoding">The encoding of the text.</param>
internal sealed class TranscodingStream(Stream source, Encoding encoding) : ForwardStream
{
    private const int BlockSize = 32 * 1024;

    private readonly InvalidBytes _invalid = new();
    private readonly byte[] _block = new byte[BlockSize];
    private readonly Encoder _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
    private Decoder? _decoder;
    private char[] _text = [];
    private byte[] _utf8 = [];
    private int _at;
    private int _end;
    private bool _ended;
    private long _line = 1;
    private long _character;

    /// <exception cref="UndecodableTextException">There are bytes that are invalid in the encoding.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_at == _end && !_ended) ReadBlock();
        int taken = Math.Min(count, _end - _at);
        Buffer.BlockCopy(_utf8, _at, buffer, offset, taken);
        _at += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }

    private void ReadBlock()
    {
        if (_decoder is null)
        {
            var watched = (Encoding)encoding.Clone();
            watched.DecoderFallback = _invalid;
            _decoder = watched.GetDecoder();
            _text = new char[watched.GetMaxCharCount(BlockSize)];
            _utf8 = new byte[Encoding.UTF8.GetMaxByteCount(_text.Length)];
        }
        int read = source.Read(_block, 0, BlockSize);
        // At the end the decoder flushes its state: an incomplete character is invalid.
        _ended = read == 0;
        int characters = _decoder.GetChars(_block, 0, read, _text, 0, flush: _ended);
        if (_invalid.Found) throw Undecodable(characters);
        Count(characters);
        _at = 0;
        _end = _encoder.GetBytes(_text, 0, characters, _utf8, 0, flush: _ended);
    }

    private UndecodableTextException Undecodable(int characters)
    {
        int place = Array.IndexOf(_text, InvalidBytes.Mark, 0, characters);
        Count(Math.Max(0, place));
        return new UndecodableTextException(_line, _character + 1);
    }

    /// <summary>Counts lines and characters.</summary>
    private void Count(int characters)
    {
        for (int i = 0; i < characters; i++)
        {
            _character++;
            if (_text[i] != '\n') continue;
            _line++;
            _character = 0;
        }
    }

    /// <summary>Marks the position of invalid bytes, because the exception of a decoder has no position in the text.</summary>
    private sealed class InvalidBytes : DecoderFallback
    {
        /// <summary>A noncharacter, which no text contains.</summary>
        internal const char Mark = '\uFFFF';

        internal bool Found { get; private set; }

        public override int MaxCharCount => 1;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new OneMark(this);

        private sealed class OneMark(InvalidBytes owner) : DecoderFallbackBuffer
        {
            private bool _left;

            public override int Remaining => _left ? 1 : 0;

            public override bool Fallback(byte[] bytesUnknown, int index) => owner.Found = _left = true;

            public override char GetNextChar()
            {
                char next = _left ? Mark : '\0';
                _left = false;
                return next;
            }

            public override bool MovePrevious() => false;

            public override void Reset() => _left = false;
        }
    }
}

/// <summary>Bytes that are invalid in the encoding of the file.</summary>
/// <param name="line">The line, counted from 1.</param>
/// <param name="character">The character of the line, counted from 1.</param>
internal sealed class UndecodableTextException(long line, long character) : Exception
{
    internal long Line { get; } = line;

    internal long Character { get; } = character;
}
