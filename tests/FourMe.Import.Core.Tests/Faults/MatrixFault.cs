using System.Globalization;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Faults;

/// <summary>A fault of the matrix: how the service produces it, and how it must be reported.</summary>
/// <param name="Words">One of these must be in the message.</param>
/// <param name="Make">Creates it; returns null for one that is produced otherwise.</param>
internal sealed record MatrixFault(string[] Words, Func<MatrixRun, Fault?> Make)
{
    private const string Broken = "There is no connection to";
    private const string Unreadable = "cannot be read";
    private const string Silent = "did not answer within 100 seconds";
    private const string ValidationFailed = """{"message":"Validation Failed","errors":[["subject","Subject can't be blank"]]}""";

    /// <summary>Whether it is certain that the service did not accept a file: only then it may be sent again.</summary>
    internal bool MayBeSentAgain { get; init; }

    /// <summary>Whether the request is carried out, and only its response is hit.</summary>
    internal bool IsCarriedOut { get; init; }

    internal static IReadOnlyDictionary<string, MatrixFault> All { get; } = new Dictionary<string, MatrixFault>
    {
        ["refused"] = new([Broken], _ => null) { MayBeSentAgain = true },
        ["reset-before-body"] = Of(Fault.Reset(ResetPoint.BeforeBody), Broken),
        ["reset-in-body"] = Of(Fault.Reset(ResetPoint.DuringBody), Broken),
        ["reset-after-body"] = Of(Fault.Reset(ResetPoint.AfterBody), Broken),
        ["reset-unanswered"] = Of(Fault.Reset(ResetPoint.AfterAcceptance), Broken) with { IsCarriedOut = true },
        // Received bytes of a file are progress, and whether they arrive before the reset is random: of a file only the headers are sent.
        ["reset-in-answer"] = new([Broken], run => Fault.Reset(ResetPoint.DuringAnswer, run.IsStored ? 0 : 5)) { IsCarriedOut = true },
        ["timeout"] = Of(Fault.Hang, Silent),
        ["timeout-unanswered"] = Of(Fault.HangAfterAcceptance, Silent) with { IsCarriedOut = true },
        ["trickle"] = new([], run => Fault.Trickle(run.PieceOfAnswer, TimeSpan.FromSeconds(5))) { IsCarriedOut = true },
        ["400"] = Of(Fault.Respond(400), "(400)", "Bad Request"),
        ["401"] = Of(Fault.Unauthorized, "(401)", "Unauthorized"),
        ["403"] = Of(Fault.Respond(403), "(403)"),
        ["404"] = Of(Fault.Respond(404), "(404)", "no longer knows"),
        ["406"] = Of(Fault.Respond(406), "(406)"),
        ["409"] = Of(Fault.Respond(409), "(409)"),
        ["413"] = Of(Fault.Respond(413), "(413)"),
        ["422"] = Of(Fault.Respond(422, ValidationFailed), "(422)"),
        ["429-seconds"] = Of(Fault.TooManyRequests("7"), "(429)") with { MayBeSentAgain = true },
        ["429-date"] = At(0),
        ["429-bare"] = Of(Fault.TooManyRequests(), "(429)") with { MayBeSentAgain = true },
        ["429-absurd"] = Of(Fault.TooManyRequests("99999999"), "(429)") with { MayBeSentAgain = true },
        ["500"] = Of(Fault.Respond(500), "(500)"),
        ["502-html"] = Of(Fault.BadGateway, "(502)"),
        ["503-seconds"] = Of(Fault.Unavailable("7"), "(503)") with { MayBeSentAgain = true },
        ["503-bare"] = Of(Fault.Unavailable(), "(503)"),
        ["504"] = Of(Fault.Respond(504), "(504)"),
        ["redirect"] = new(["(307)"], run => Fault.Redirect(new Uri(run.Elsewhere!.Service.ApiUri, "/v1/elsewhere?session=secret"), 307)),
        ["truncated"] = new([Broken], run => Fault.Truncate(run.IsFile ? 300 : 5)) { IsCarriedOut = true },
        ["length-long"] = Of(Fault.WrongContentLength(10), Broken, "changed during") with { IsCarriedOut = true },
        ["length-short"] = new([Unreadable, "not a readable CSV"], run => Fault.WrongContentLength(run.IsFile ? -60 : -5)) { IsCarriedOut = true },
        ["gzip"] = Of(Fault.Gzip) with { IsCarriedOut = true },
        ["malformed"] = Of(Fault.MalformedJson, Unreadable, "is not an export"),
        ["other-shape"] = Of(Fault.OtherShape, Unreadable, "is not an export"),
        ["empty"] = Of(Fault.EmptyBody, Unreadable, "not a readable CSV"),
        ["token-ended"] = Of(Fault.Unauthorized, "refused the access token") with { MayBeSentAgain = true },
        ["clock-skew"] = At(MatrixRun.Skew.TotalSeconds),
    };

    private static MatrixFault Of(Fault fault, params string[] words) => new(words, _ => fault);

    /// <summary>A date forty seconds from now by the service's clock, which may differ from ours.</summary>
    private static MatrixFault At(double skew) => new(
        ["(429)"], run => Fault.TooManyRequests(run.Account.Clock.GetUtcNow().AddSeconds(skew + 40).ToString("r", CultureInfo.InvariantCulture)))
    { MayBeSentAgain = true };
}
