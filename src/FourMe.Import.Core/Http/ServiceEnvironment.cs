namespace FourMe.Import;

/// <summary>The installation of the service that has the account.</summary>
public enum ServiceEnvironment
{
    /// <summary>Production.</summary>
    Production,
    /// <summary>The quality assurance copy.</summary>
    QA,
    /// <summary>The public demo, with only one region.</summary>
    Demo,
}

/// <summary>The region of the account's data.</summary>
public enum ServiceRegion
{
    /// <summary>The global hosts, which are in the European Union.</summary>
    EU,
    /// <summary>Australia.</summary>
    AU,
    /// <summary>United Kingdom.</summary>
    UK,
    /// <summary>United States.</summary>
    US,
    /// <summary>Switzerland.</summary>
    CH,
}

/// <summary>The brand in host and header names: the product was renamed on 5 September 2024.</summary>
public enum ServiceBrand
{
    /// <summary>xurrent.com, X-Xurrent-Account.</summary>
    Xurrent,
    /// <summary>4me.com, X-4me-Account.</summary>
    FourMe,
}
