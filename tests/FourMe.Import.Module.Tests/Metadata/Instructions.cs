using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>Reads references to types and members in the code of a method.</summary>
internal static class Instructions
{
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (ushort)code.Value, code => code.OperandType);

    /// <summary>The types and members that the instructions reference, in order.</summary>
    internal static IEnumerable<EntityHandle> Tokens(BlobReader code)
    {
        var named = new List<EntityHandle>();
        while (code.RemainingBytes > 0)
        {
            byte first = code.ReadByte();
            OperandType operand = Operands[first == TwoBytes ? (ushort)(TwoBytes << 8 | code.ReadByte()) : first];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                named.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
                continue;
            }
            // The order matters: reading the number of targets moves the position from which they are counted.
            int length = operand == OperandType.InlineSwitch ? 4 * code.ReadInt32() : LengthOf(operand);
            code.Offset += length;
        }
        return named;
    }

    private static int LengthOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
