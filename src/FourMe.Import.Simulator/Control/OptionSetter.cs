using System.ComponentModel;
using System.Reflection;

namespace FourMe.Import.Simulator.Control;

/// <summary>Changes options of a running service by name: numbers, switches, times, choices and lists of texts.</summary>
internal static class OptionSetter
{
    public static void Apply(SimulatorOptions options, ControlMessage message)
    {
        foreach (string name in message.Names)
        {
            PropertyInfo property = typeof(SimulatorOptions)
                .GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                ?? throw new ArgumentException($"There is no option '{name}'.");
            if (property.PropertyType == typeof(IReadOnlyList<string>))
            {
                property.SetValue(options, message.Texts(name));
                continue;
            }

            TypeConverter converter = TypeDescriptor.GetConverter(property.PropertyType);
            if (!property.CanWrite || !converter.CanConvertFrom(typeof(string)))
                throw new ArgumentException($"The option '{name}' cannot be changed from outside.");
            property.SetValue(options, message.Text(name) is { } text ? converter.ConvertFromInvariantString(text) : null);
        }
    }
}
